namespace Akka.Persistence;

/// <summary>Tells the actor that its snapshot is durable.</summary>
public sealed class SaveSnapshotSuccess : IEquatable<SaveSnapshotSuccess>
{
    /// <summary>Makes the answer.</summary>
    public SaveSnapshotSuccess(SnapshotMetadata metadata) => Metadata = metadata;

    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <inheritdoc/>
    public bool Equals(SaveSnapshotSuccess? other) => other is not null && Metadata.Equals(other.Metadata);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SaveSnapshotSuccess);

    /// <inheritdoc/>
    public override int GetHashCode() => Metadata.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"SaveSnapshotSuccess<{Metadata}>";
}

/// <summary>Tells the actor that its snapshot was not saved. The journal still has everything.</summary>
public sealed class SaveSnapshotFailure
{
    /// <summary>Makes the answer.</summary>
    public SaveSnapshotFailure(SnapshotMetadata metadata, Exception cause)
    {
        Metadata = metadata;
        Cause = cause;
    }

    /// <summary>Which snapshot.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    /// <inheritdoc/>
    public override string ToString() => $"SaveSnapshotFailure<meta: {Metadata}, cause: {Cause}>";
}
