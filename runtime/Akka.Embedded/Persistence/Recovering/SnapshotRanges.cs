using Akka.Persistence;

namespace Akka.Embedded.Persistence;

/// <summary>From an actor's criteria to a store's range.</summary>
internal static class SnapshotRanges
{
    public static SnapshotRange Within(this SnapshotSelectionCriteria criteria, long maxSequenceNr = long.MaxValue) => new(
        criteria.MinSequenceNr,
        Math.Min(criteria.MaxSequenceNr, maxSequenceNr),
        criteria.MinTimestamp is { } from && from > DateTime.MinValue ? AsUtc(from) : null,
        criteria.MaxTimeStamp < DateTime.MaxValue ? AsUtc(criteria.MaxTimeStamp) : null);

    private static DateTimeOffset AsUtc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
