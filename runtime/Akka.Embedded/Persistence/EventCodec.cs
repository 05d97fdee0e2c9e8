using Akka.Actor;

namespace Akka.Embedded.Persistence;

/// <summary>Between what actors persist and what is stored.</summary>
internal sealed class EventCodec(ExtendedActorSystem system)
{
    /// <exception cref="Exception">The event's serializer is missing or fails.</exception>
    public JournalEvent Encode(object domainEvent, long sequenceNr)
    {
        var serializer = system.Serialization.FindSerializerFor(domainEvent);
        return new JournalEvent(sequenceNr, serializer.Identifier, Serialization.Serialization.ManifestFor(serializer, domainEvent), serializer.ToBinary(domainEvent));
    }

    /// <exception cref="UnreadableEventException">The manifest is unknown or the payload is damaged.</exception>
    public object Decode(string persistenceId, JournalEvent stored)
    {
        try
        {
            if (stored.IsDamaged) throw new InvalidDataException("its checksum does not match, so its bytes are not those that were stored");
            return system.Serialization.Deserialize(stored.Payload, stored.SerializerId, stored.Manifest);
        }
        catch (Exception cause)
        {
            throw new UnreadableEventException("event", persistenceId, stored.SequenceNr, stored.Manifest, cause);
        }
    }

    /// <inheritdoc cref="Encode(object, long)"/>
    public StoredSnapshot Encode(object state, string persistenceId, long sequenceNr, DateTimeOffset now)
    {
        var serializer = system.Serialization.FindSerializerFor(state);
        return new StoredSnapshot(
            persistenceId, sequenceNr, serializer.Identifier, Serialization.Serialization.ManifestFor(serializer, state), serializer.ToBinary(state), now);
    }

    /// <inheritdoc cref="Decode(string, JournalEvent)"/>
    public object Decode(StoredSnapshot stored)
    {
        try
        {
            return system.Serialization.Deserialize(stored.Payload, stored.SerializerId, stored.Manifest);
        }
        catch (Exception cause)
        {
            throw new UnreadableEventException("snapshot", stored.PersistenceId, stored.SequenceNr, stored.Manifest, cause);
        }
    }
}
