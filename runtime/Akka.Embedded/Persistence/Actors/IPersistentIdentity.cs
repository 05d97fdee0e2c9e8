namespace Akka.Persistence;

/// <summary>Who a persistent actor is in its journal.</summary>
public interface IPersistentIdentity
{
    /// <summary>The id under which its events are kept: one live actor at most has it, and it never changes.</summary>
    string PersistenceId { get; }

    /// <summary>Which journal; the embedded runtime has one.</summary>
    string JournalPluginId { get; }

    /// <summary>Which snapshot store; the embedded runtime has one.</summary>
    string SnapshotPluginId { get; }
}
