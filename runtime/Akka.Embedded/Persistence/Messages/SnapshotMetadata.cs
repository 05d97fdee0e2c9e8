namespace Akka.Persistence;

/// <summary>Which snapshot: whose, after which event, when.</summary>
public sealed class SnapshotMetadata : IEquatable<SnapshotMetadata>
{
    /// <summary>A snapshot without a time.</summary>
    public SnapshotMetadata(string persistenceId, long sequenceNr)
        : this(persistenceId, sequenceNr, DateTime.MinValue)
    {
    }

    /// <summary>A snapshot with its time, in UTC.</summary>
    public SnapshotMetadata(string persistenceId, long sequenceNr, DateTime timestamp)
    {
        PersistenceId = persistenceId;
        SequenceNr = sequenceNr;
        Timestamp = timestamp;
    }

    /// <summary>Whose state.</summary>
    public string PersistenceId { get; }

    /// <summary>The last event that the state holds.</summary>
    public long SequenceNr { get; }

    /// <summary>When it was saved, in UTC.</summary>
    public DateTime Timestamp { get; }

    /// <inheritdoc/>
    public bool Equals(SnapshotMetadata? other) =>
        other is not null && PersistenceId == other.PersistenceId && SequenceNr == other.SequenceNr && Timestamp == other.Timestamp;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SnapshotMetadata);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PersistenceId, SequenceNr, Timestamp);

    /// <inheritdoc/>
    public override string ToString() => $"SnapshotMetadata<pid: {PersistenceId}, seqNr: {SequenceNr}, timestamp: {Timestamp:O}>";
}
