namespace Akka.Embedded.Persistence;

/// <summary>Where the persistent actors of a system keep events and snapshots; given to <see cref="EmbeddedOptions.With"/>.
/// Without it they are kept in memory, as with Akka.NET's defaults, and end with the system.</summary>
public sealed record PersistenceOptions
{
    /// <summary>The events.</summary>
    public IEventJournal Journal { get; init; } = new InMemoryEventJournal();

    /// <summary>The snapshots.</summary>
    public ISnapshotStore Snapshots { get; init; } = new InMemorySnapshotStore();

    /// <summary>How many actors may recover at the same time; the others wait.</summary>
    public int MaxConcurrentRecoveries { get; init; } = 50;

    /// <summary>Is told whose state could not be brought back, and why; its actor has stopped. Called in that actor's turn: it must return soon.</summary>
    public Action<string, Exception>? RecoveryFailed { get; init; }

    /// <summary>How many events a recovery reads at once.</summary>
    public int ReplayPage { get; init; } = 500;
}
