namespace Akka.Persistence;

/// <summary>Tells the actor that one snapshot is deleted.</summary>
public sealed class DeleteSnapshotSuccess : IEquatable<DeleteSnapshotSuccess>
{
    /// <summary>Makes the answer.</summary>
    public DeleteSnapshotSuccess(SnapshotMetadata metadata) => Metadata = metadata;

    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <inheritdoc/>
    public bool Equals(DeleteSnapshotSuccess? other) => other is not null && Metadata.Equals(other.Metadata);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeleteSnapshotSuccess);

    /// <inheritdoc/>
    public override int GetHashCode() => Metadata.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"DeleteSnapshotSuccess<{Metadata}>";
}

/// <summary>Tells the actor that one snapshot was not deleted.</summary>
public sealed class DeleteSnapshotFailure
{
    /// <summary>Makes the answer.</summary>
    public DeleteSnapshotFailure(SnapshotMetadata metadata, Exception cause)
    {
        Metadata = metadata;
        Cause = cause;
    }

    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    /// <inheritdoc/>
    public override string ToString() => $"DeleteSnapshotFailure<meta: {Metadata}, cause: {Cause}>";
}
