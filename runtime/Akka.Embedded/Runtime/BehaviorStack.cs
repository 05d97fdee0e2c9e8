using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The behaviours an actor has become. Null stands for its own Receive: a constructor may become before that is there.</summary>
internal struct BehaviorStack
{
    private Receive? _top;
    private Stack<Receive?>? _below;

    internal Receive Top(ActorBase actor) => _top ??= actor.InitialReceive;

    internal void Become(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        _top = receive;
    }

    internal void Push(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        (_below ??= new Stack<Receive?>()).Push(_top);
        _top = receive;
    }

    /// <summary>Back to the behaviour below, or to the actor's own Receive.</summary>
    internal void Pop() => _top = _below is { Count: > 0 } ? _below.Pop() : null;
}
