namespace Akka.Embedded.Runtime;

/// <summary>What the runtime says to an actor's cell, past the actor's mailbox and before its messages.</summary>
internal abstract class SystemMessage
{
    internal SystemMessage? Next { get; set; }

    /// <summary>True for what must wait while the cell waits for its children to stop.</summary>
    internal virtual bool WaitsForChildren => false;

    /// <summary>True for what a failed cell must not do before its supervisor has decided.</summary>
    internal virtual bool WaitsForSupervisor => false;

    internal abstract void Apply(ActorCell cell);
}
