using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Supervision;

public sealed class SupervisorStrategyTests : ActorSpec
{
    [Fact]
    public void A_restarted_child_keeps_its_mailbox_and_loses_its_state()
    {
        var child = Counter(Restarting);

        Say(child, "add", "fail", "add", "add", "get");

        ExpectMsg(2);
    }

    [Fact]
    public void A_resumed_child_keeps_its_state()
    {
        var child = Counter(new OneForOneStrategy(_ => Directive.Resume));

        Say(child, "add", "fail", "add", "get");

        ExpectMsg(2);
    }

    [Fact]
    public void A_child_is_stopped_where_the_decider_says_so()
    {
        var child = Watch(Counter(new OneForOneStrategy(_ => Directive.Stop)));

        Say(child, "add", "fail", "get");

        ExpectTerminated(child);
    }

    [Fact]
    public void By_default_an_exception_restarts()
    {
        var child = Counter(SupervisorStrategy.DefaultStrategy);

        Say(child, "add", "fail", "get");

        ExpectMsg(0);
    }

    [Fact]
    public void By_default_a_killed_actor_stops()
    {
        var child = Watch(Counter(SupervisorStrategy.DefaultStrategy));

        child.Tell(Kill.Instance);

        ExpectTerminated(child);
    }

    [Fact]
    public void By_default_an_actor_whose_constructor_throws_stops()
    {
        var child = Watch(ChildActorOf(Props.Create(() => new Unborn())));

        ExpectTerminated(child);
    }

    [Fact]
    public void By_default_an_actor_whose_start_throws_stops()
    {
        var child = Watch(ChildActorOf(Props.Create(() => new StillBorn())));

        ExpectTerminated(child);
    }

    [Fact]
    public void The_supervisor_sees_why_a_start_failed()
    {
        var child = Watch(ChildActorOf(Props.Create(() => new StillBorn()), new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            return Directive.Stop;
        })));

        ExpectMsg<ActorInitializationException>(cause => cause.InnerException!.Message == "no life");
        ExpectTerminated(child);
    }

    [Fact]
    public void A_child_that_failed_to_start_is_made_again_where_the_decider_restarts_it()
    {
        var attempts = 0;
        Func<int> attempt = () => ++attempts;
        var child = ChildActorOf(Props.Create(() => new Reluctant(attempt)), new OneForOneStrategy(_ => Directive.Restart));

        child.Tell("get");

        ExpectMsg(3);
    }

    [Fact]
    public void After_the_allowed_restarts_the_child_is_stopped()
    {
        var child = Watch(Counter(new OneForOneStrategy(2, -1, _ => Directive.Restart)));

        Say(child, "fail", "fail", "get");
        ExpectMsg(0);
        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void The_supervisor_of_its_props_wins_over_the_actors_own()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent()).WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy));
        parent.Tell(Props.Create(() => new CounterActor(TestActor)));
        var child = Watch(ExpectMsg<IActorRef>());

        child.Tell("fail");

        ExpectTerminated(child);
    }

    [Fact]
    public void An_escalated_failure_fails_the_parent()
    {
        var grandparent = CreateTestProbe();
        var parent = grandparent.ChildActorOf(
            Props.Create(() => new Parent()).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Escalate)),
            new OneForOneStrategy(cause =>
            {
                TestActor.Tell(cause.Message);
                return Directive.Stop;
            }));
        parent.Tell(Props.Create(() => new CounterActor(TestActor)));
        var child = ExpectMsg<IActorRef>();
        grandparent.Watch(parent);

        child.Tell("fail");

        ExpectMsg("asked to");
        grandparent.ExpectTerminated(parent);
    }

    [Fact]
    public void All_for_one_restarts_the_siblings_too()
    {
        var (first, second) = Siblings(new AllForOneStrategy(_ => Directive.Restart));
        Say(second, "add", "get");
        ExpectMsg(1);

        first.Tell("fail");

        AwaitAssert(() =>
        {
            second.Tell("get");
            ExpectMsg<int>().ShouldBe(0);
        });
    }

    [Fact]
    public void All_for_one_stops_the_siblings_too()
    {
        var (first, second) = Siblings(new AllForOneStrategy(_ => Directive.Stop));
        Watch(second);

        first.Tell("fail");

        ExpectTerminated(second);
    }

    private static OneForOneStrategy Restarting => new(_ => Directive.Restart);

    private static void Say(IActorRef actor, params string[] words)
    {
        foreach (var word in words)
            actor.Tell(word);
    }

    private IActorRef Counter(SupervisorStrategy strategy) => ChildActorOf(Props.Create(() => new CounterActor(TestActor)), strategy);

    private (IActorRef First, IActorRef Second) Siblings(SupervisorStrategy strategy)
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent()).WithSupervisorStrategy(strategy));
        var counter = Props.Create(() => new CounterActor(TestActor));
        parent.Tell(counter);
        parent.Tell(counter);
        return (ExpectMsg<IActorRef>(), ExpectMsg<IActorRef>());
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent() => Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
    }

    private sealed class CounterActor : ReceiveActor
    {
        private int _count;

        public CounterActor(IActorRef to)
        {
            Receive<string>(word => word == "add", _ => _count++);
            Receive<string>(word => word == "get", _ => to.Tell(_count));
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
        }
    }

    private sealed class Unborn : ReceiveActor
    {
        public Unborn() => throw new InvalidOperationException("not to be");
    }

    private sealed class StillBorn : ReceiveActor
    {
        protected override void PreStart() => throw new InvalidOperationException("no life");
    }

    private sealed class Reluctant : ReceiveActor
    {
        public Reluctant(Func<int> attempt)
        {
            var attempts = attempt();
            if (attempts < 3)
                throw new InvalidOperationException("not yet");
            Receive<string>(_ => Sender.Tell(attempts));
        }
    }
}
