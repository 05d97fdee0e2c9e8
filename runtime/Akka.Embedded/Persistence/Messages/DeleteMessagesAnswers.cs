namespace Akka.Persistence;

/// <summary>Tells the actor that its events up to a number are deleted.</summary>
public sealed class DeleteMessagesSuccess : IEquatable<DeleteMessagesSuccess>
{
    /// <summary>Makes the answer.</summary>
    public DeleteMessagesSuccess(long toSequenceNr) => ToSequenceNr = toSequenceNr;

    /// <summary>The last number that was asked for.</summary>
    public long ToSequenceNr { get; }

    /// <inheritdoc/>
    public bool Equals(DeleteMessagesSuccess? other) => other is not null && ToSequenceNr == other.ToSequenceNr;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeleteMessagesSuccess);

    /// <inheritdoc/>
    public override int GetHashCode() => ToSequenceNr.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"DeleteMessagesSuccess<toSequenceNr: {ToSequenceNr}>";
}

/// <summary>Tells the actor that its events were not deleted.</summary>
public sealed class DeleteMessagesFailure
{
    /// <summary>Makes the answer.</summary>
    public DeleteMessagesFailure(Exception cause, long toSequenceNr)
    {
        Cause = cause;
        ToSequenceNr = toSequenceNr;
    }

    /// <summary>Why.</summary>
    public Exception Cause { get; }

    /// <summary>The last number that was asked for.</summary>
    public long ToSequenceNr { get; }

    /// <inheritdoc/>
    public override string ToString() => $"DeleteMessagesFailure<cause: {Cause}, toSequenceNr: {ToSequenceNr}>";
}
