namespace Enrichment.Domain.Ports;

/// <summary>How far a schedule has got.</summary>
/// <param name="KnownSince">When it was first kept here: what was due before is not missed.</param>
/// <param name="Due">The last time for which it has had its turn; null before the first.</param>
/// <param name="At">When that was.</param>
/// <param name="Outcome">What came of it, such as <c>begun</c> or why it was skipped.</param>
public sealed record ScheduleRecord(DateTimeOffset KnownSince, DateTimeOffset? Due, DateTimeOffset? At, string? Outcome);

/// <summary>Remembers each schedule's turns, so that a restart neither repeats nor forgets one.</summary>
public interface IScheduleStore
{
    /// <summary>The record of a schedule as a whole, made now when there is none.</summary>
    Task<ScheduleRecord> Know(string schedule, DateTimeOffset now);

    /// <summary>How a tenant's last turn went; null before the first.</summary>
    Task<ScheduleRecord?> Find(string schedule, string tenant);

    /// <param name="tenant">Null for the schedule as a whole.</param>
    Task Note(string schedule, string? tenant, DateTimeOffset due, DateTimeOffset at, string outcome);
}
