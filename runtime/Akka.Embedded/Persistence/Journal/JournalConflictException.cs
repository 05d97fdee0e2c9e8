namespace Akka.Embedded.Persistence;

/// <summary>A batch does not follow what is stored: its writer worked on a state that is no longer true. Nothing of it was kept.</summary>
public sealed class JournalConflictException(string persistenceId, long expected, long highest)
    : InvalidOperationException(
        $"Events of {persistenceId} from number {expected} are refused: the journal's highest is {highest}. Another actor writes under this id, or earlier events are lost.")
{
    /// <summary>Whose events.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The number of the first event that was refused.</summary>
    public long Expected { get; } = expected;

    /// <summary>The highest number in the journal.</summary>
    public long Highest { get; } = highest;
}
