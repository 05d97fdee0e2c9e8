namespace Akka.Embedded.Persistence;

/// <summary>Which snapshots of a persistence id are meant. Both ends are included.</summary>
public sealed record SnapshotRange(
    long MinSequenceNr = 0, long MaxSequenceNr = long.MaxValue, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>Every snapshot.</summary>
    public static SnapshotRange All { get; } = new();

    /// <summary>Whether a snapshot is meant.</summary>
    public bool Contains(StoredSnapshot snapshot) =>
        snapshot.SequenceNr >= MinSequenceNr && snapshot.SequenceNr <= MaxSequenceNr
        && (From is null || snapshot.WrittenAt >= From) && (To is null || snapshot.WrittenAt <= To);
}
