using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.TestKit;

/// <summary>The strategies of the children that a test started under a test actor, chosen by the child that failed.</summary>
internal sealed class ChildStrategies : SupervisorStrategy
{
    private readonly Dictionary<IActorRef, SupervisorStrategy> _byChild = [];

    public override IDecider Decider => DefaultDecider;

    internal void Set(IActorRef child, SupervisorStrategy strategy) => _byChild[child] = strategy;

    protected override Directive Handle(IActorRef child, Exception exception) => Of(child).Decider.Decide(exception);

    internal override void RestartOrStop(ActorCell parent, ActorCell child, Exception cause) =>
        Of(child.Self).RestartOrStop(parent, child, cause);

    internal override void StopFailed(ActorCell parent, ActorCell child) => Of(child.Self).StopFailed(parent, child);

    private SupervisorStrategy Of(IActorRef child) => _byChild.GetValueOrDefault(child, DefaultStrategy);
}
