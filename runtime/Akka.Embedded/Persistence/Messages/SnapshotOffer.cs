namespace Akka.Persistence;

/// <summary>Given to the recover handlers first, when there is a snapshot: the events after it follow.</summary>
public sealed class SnapshotOffer : IEquatable<SnapshotOffer>
{
    /// <summary>Makes the offer.</summary>
    public SnapshotOffer(SnapshotMetadata metadata, object snapshot)
    {
        Metadata = metadata;
        Snapshot = snapshot;
    }

    /// <summary>Which snapshot it is.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <summary>The state that was saved.</summary>
    public object Snapshot { get; }

    /// <inheritdoc/>
    public bool Equals(SnapshotOffer? other) => other is not null && Metadata.Equals(other.Metadata) && Equals(Snapshot, other.Snapshot);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SnapshotOffer);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Metadata, Snapshot);

    /// <inheritdoc/>
    public override string ToString() => $"SnapshotOffer<metadata: {Metadata}, snapshot: {Snapshot}>";
}
