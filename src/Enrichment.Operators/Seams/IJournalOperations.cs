namespace Enrichment.Operators.Seams;

/// <summary>A journal that was read from its first event to its last.</summary>
/// <param name="Entity">Such as <c>run-acme/r-1</c>.</param>
/// <param name="DeletedTo">Events up to this one were deleted on request.</param>
/// <param name="Problem">The first thing that is wrong; null for nothing.</param>
public sealed record JournalCheck(string Entity, long Events, long Highest, long DeletedTo, string? Problem);

/// <summary>What was checked.</summary>
public sealed record JournalReport(long Journals, long Events, int Broken, IReadOnlyList<JournalCheck> Checks);

/// <summary>Who writes the journal.</summary>
/// <param name="FirstEpoch">The lowest epoch of the shards that it owns; null where there are no epochs.</param>
public sealed record JournalWriter(string Node, int? Shards, long? FirstEpoch, long? LastEpoch, string Note);

/// <summary>How far what people see lies behind what is stored.</summary>
/// <param name="Behind">Changes of it that have not reached its view yet.</param>
public sealed record ViewLag(string Run, long Known, long Shown, long Behind);

/// <summary>What waits on its way to the store.</summary>
/// <param name="WaitingWrites">Writes that wait for their transaction.</param>
public sealed record JournalLag(long WaitingWrites, IReadOnlyList<ViewLag> Views);

/// <summary>The journal of this node's actors.</summary>
public interface IJournalOperations
{
    /// <summary>Reads journals and decodes every event; changes nothing.</summary>
    /// <param name="entity">A run or bucket id; null for those of the newest runs.</param>
    /// <param name="mostRuns">Of how many runs, where none is named.</param>
    Task<JournalReport> Verify(string? entity, int mostRuns, CancellationToken stop);

    Task<JournalLag> Lag(CancellationToken stop);
}
