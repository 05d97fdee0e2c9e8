namespace Akka.Embedded.Persistence;

/// <summary>A stored event or snapshot cannot be turned back into an object. Recovery ends here: nothing is skipped.</summary>
public sealed class UnreadableEventException(string kind, string persistenceId, long sequenceNr, string manifest, Exception cause)
    : Exception($"The {kind} {sequenceNr} of {persistenceId} with manifest \"{manifest}\" cannot be read: {cause.Message}", cause)
{
    /// <summary>Whose it is.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>Its number.</summary>
    public long SequenceNr { get; } = sequenceNr;

    /// <summary>What it was stored as.</summary>
    public string Manifest { get; } = manifest;
}
