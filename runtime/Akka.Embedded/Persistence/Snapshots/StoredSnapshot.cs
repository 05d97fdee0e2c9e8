namespace Akka.Embedded.Persistence;

/// <summary>A snapshot as it is stored; the shape of <see cref="JournalEvent"/> with its owner and time.</summary>
/// <param name="PersistenceId">Whose state.</param>
/// <param name="SequenceNr">The last event that the state holds.</param>
/// <param name="WrittenAt">When, by the writer's clock; kept to the millisecond.</param>
public sealed record StoredSnapshot(
    string PersistenceId, long SequenceNr, int SerializerId, string Manifest, byte[] Payload, DateTimeOffset WrittenAt);
