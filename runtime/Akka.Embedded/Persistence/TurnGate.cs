using Akka.Embedded.Runtime;

namespace Akka.Embedded.Persistence;

/// <summary>Keeps an actor's messages in its mailbox, in their order, while it recovers or waits for its events to be durable.</summary>
internal sealed class TurnGate(ActorCell cell)
{
    private bool _closed;

    /// <summary>For the actor's own turn only.</summary>
    public void Set(bool closed)
    {
        if (_closed == closed) return;
        _closed = closed;
        cell.Mailbox.Suspensions += closed ? 1 : -1;
    }
}
