namespace Akka.Persistence;

/// <summary>Which snapshots are meant, by number and time. Both ends are included.</summary>
public sealed class SnapshotSelectionCriteria : IEquatable<SnapshotSelectionCriteria>
{
    /// <summary>Those up to a number.</summary>
    public SnapshotSelectionCriteria(long maxSequenceNr)
        : this(maxSequenceNr, DateTime.MaxValue)
    {
    }

    /// <summary>Those between two numbers and two times (UTC).</summary>
    public SnapshotSelectionCriteria(long maxSequenceNr, DateTime maxTimeStamp, long minSequenceNr = 0L, DateTime? minTimestamp = null)
    {
        MaxSequenceNr = maxSequenceNr;
        MaxTimeStamp = maxTimeStamp;
        MinSequenceNr = minSequenceNr;
        MinTimestamp = minTimestamp ?? DateTime.MinValue;
    }

    /// <summary>The newest there is.</summary>
    public static SnapshotSelectionCriteria Latest { get; } = new(long.MaxValue, DateTime.MaxValue);

    /// <summary>No snapshot: recovery replays every event.</summary>
    public static SnapshotSelectionCriteria None { get; } = new(0L, DateTime.MinValue);

    /// <summary>The highest number.</summary>
    public long MaxSequenceNr { get; }

    /// <summary>The latest time.</summary>
    public DateTime MaxTimeStamp { get; }

    /// <summary>The lowest number.</summary>
    public long MinSequenceNr { get; }

    /// <summary>The earliest time.</summary>
    public DateTime? MinTimestamp { get; }

    /// <inheritdoc/>
    public bool Equals(SnapshotSelectionCriteria? other) =>
        other is not null && MaxSequenceNr == other.MaxSequenceNr && MaxTimeStamp == other.MaxTimeStamp
        && MinSequenceNr == other.MinSequenceNr && MinTimestamp == other.MinTimestamp;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SnapshotSelectionCriteria);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MaxSequenceNr, MaxTimeStamp, MinSequenceNr, MinTimestamp);

    /// <inheritdoc/>
    public override string ToString() =>
        $"SnapshotSelectionCriteria<maxSeqNr: {MaxSequenceNr}, maxTimestamp: {MaxTimeStamp:O}, minSeqNr: {MinSequenceNr}, minTimestamp: {MinTimestamp:O}>";
}
