namespace Enrichment.Actors.Scheduling;

/// <summary>What came of a tenant's turn.</summary>
/// <param name="Run">The run's name; null when there is none.</param>
/// <param name="IsBegun">This turn began it.</param>
/// <param name="Text">For people: <c>begun</c>, or why not.</param>
public sealed record NightlyOutcome(string Tenant, string? Run, bool IsBegun, string Text);

/// <summary>Begins nightly runs; the seam between the schedule and what it begins.</summary>
public interface INightlyRuns
{
    /// <summary>Whose turn it is.</summary>
    Task<IReadOnlyList<string>> Tenants();

    /// <summary>Begins a tenant's run of a date, unless it has one, has nothing to do, or still works on another.</summary>
    /// <param name="by">Key id, or the schedule.</param>
    Task<NightlyOutcome> Begin(string tenant, DateOnly date, string by);

    /// <summary>Notes for the operators that a turn was missed.</summary>
    Task NoteMissed(string tenant, DateTimeOffset due, string why);
}
