namespace Akka.Embedded.Persistence;

/// <summary>Some consecutive events of a persistence id, and where its journal begins and ends.</summary>
/// <param name="Events">In order of sequence number.</param>
/// <param name="HighestSequenceNr">The highest ever stored, deleted events included; 0 when there was none.</param>
/// <param name="DeletedTo">Events up to this one were deleted on request; 0 when none was.</param>
public sealed record JournalPage(IReadOnlyList<JournalEvent> Events, long HighestSequenceNr, long DeletedTo);
