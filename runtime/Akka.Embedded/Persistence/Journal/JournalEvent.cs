namespace Akka.Embedded.Persistence;

/// <summary>An event as it is stored.</summary>
/// <param name="SequenceNr">Position among its persistence id's events, from 1, without gaps.</param>
/// <param name="SerializerId">The serializer that wrote the payload.</param>
/// <param name="Manifest">What the payload is, in the serializer's words; stays readable for ever.</param>
/// <param name="Payload">The serialized event; not changed after it was handed over.</param>
public sealed record JournalEvent(long SequenceNr, int SerializerId, string Manifest, byte[] Payload)
{
    /// <summary>Whether what was read is not what was stored.</summary>
    public bool IsDamaged { get; init; }
}
