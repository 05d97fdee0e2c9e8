namespace Akka.Persistence;

/// <summary>Tells the actor that the snapshots of a range are deleted.</summary>
public sealed class DeleteSnapshotsSuccess : IEquatable<DeleteSnapshotsSuccess>
{
    /// <summary>Makes the answer.</summary>
    public DeleteSnapshotsSuccess(SnapshotSelectionCriteria criteria) => Criteria = criteria;

    /// <summary>Which snapshots.</summary>
    public SnapshotSelectionCriteria Criteria { get; }

    /// <inheritdoc/>
    public bool Equals(DeleteSnapshotsSuccess? other) => other is not null && Criteria.Equals(other.Criteria);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeleteSnapshotsSuccess);

    /// <inheritdoc/>
    public override int GetHashCode() => Criteria.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"DeleteSnapshotsSuccess<{Criteria}>";
}

/// <summary>Tells the actor that the snapshots of a range were not deleted.</summary>
public sealed class DeleteSnapshotsFailure
{
    /// <summary>Makes the answer.</summary>
    public DeleteSnapshotsFailure(SnapshotSelectionCriteria criteria, Exception cause)
    {
        Criteria = criteria;
        Cause = cause;
    }

    /// <summary>Which snapshots.</summary>
    public SnapshotSelectionCriteria Criteria { get; }

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    /// <inheritdoc/>
    public override string ToString() => $"DeleteSnapshotsFailure<{Criteria}, cause: {Cause}>";
}
