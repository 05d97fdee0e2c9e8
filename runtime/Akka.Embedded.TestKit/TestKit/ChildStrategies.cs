using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The strategies of the children that a test started under a test actor, chosen by the child that failed.</summary>
internal sealed class ChildStrategies
{
    private readonly Dictionary<IActorRef, SupervisorStrategy> _byChild = [];

    internal ChildStrategies() => Strategy = new Delegating(this);

    internal SupervisorStrategy Strategy { get; }

    internal void Set(IActorRef child, SupervisorStrategy strategy) => _byChild[child] = strategy;

    private sealed class Delegating(ChildStrategies strategies) : OneForOneStrategy
    {
        protected override Directive Handle(IActorRef child, Exception exception) =>
            strategies._byChild.GetValueOrDefault(child, DefaultStrategy).Decider.Decide(exception);
    }
}
