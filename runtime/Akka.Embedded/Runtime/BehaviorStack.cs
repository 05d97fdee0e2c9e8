using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The behaviours an actor has become; the first is its own Receive.</summary>
internal struct BehaviorStack
{
    private Receive? _top;
    private Stack<Receive>? _below;

    internal Receive Top(ActorBase actor) => _top ??= actor.InitialReceive;

    internal void Become(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        _top = receive;
    }

    internal void Push(Receive receive, ActorBase actor)
    {
        ArgumentNullException.ThrowIfNull(receive);
        (_below ??= new Stack<Receive>()).Push(Top(actor));
        _top = receive;
    }

    /// <summary>Back to the behaviour below, or to the actor's own Receive.</summary>
    internal void Pop() => _top = _below is { Count: > 0 } ? _below.Pop() : null;
}
