using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>What a cell waits for while its children stop.</summary>
internal enum AwaitedEnd
{
    None,
    Creation,
    Restart,
    Termination,
}

/// <summary>What is not normal about a cell.</summary>
internal sealed class FaultState
{
    /// <summary>Whose failure this actor has not got over yet: its own, or the child's that it escalated. Null where none.</summary>
    internal IActorRef? Perpetrator { get; set; }

    internal AwaitedEnd Awaited { get; set; }

    /// <summary>Why it restarts.</summary>
    internal Exception? Cause { get; set; }

    /// <summary>System messages to be looked at again when this is over.</summary>
    internal List<SystemMessage> Postponed { get; } = [];

    internal bool Postpones(SystemMessage message) =>
        (Awaited is AwaitedEnd.Creation or AwaitedEnd.Restart && message.WaitsForChildren)
        || (Perpetrator is not null && message.WaitsForSupervisor);
}
