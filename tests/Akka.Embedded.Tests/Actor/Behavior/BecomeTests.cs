using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Behavior;

public sealed class BecomeTests : ActorSpec
{
    [Fact]
    public void Become_replaces_the_behaviour_and_unbecome_goes_back_to_the_first()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Moody(TestActor)));

        Say(actor, "x", "become", "x", "unbecome", "x");

        ReceiveN(3).ShouldBe(["first x", "second x", "first x"]);
    }

    [Fact]
    public void Stacked_behaviours_come_back_in_reverse_order()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Moody(TestActor)));

        Say(actor, "stack", "stack", "x", "unbecome", "x", "unbecome", "x");

        ReceiveN(3).ShouldBe(["second x", "second x", "first x"]);
    }

    [Fact]
    public void A_restart_begins_with_the_first_behaviour_again()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Moody(TestActor)));

        Say(actor, "become", "fail", "x");

        ExpectMsg("first x");
    }

    [Fact]
    public void An_untyped_actor_becomes_too()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Untyped(TestActor)));

        Say(actor, "x", "x", "x");

        ReceiveN(3).ShouldBe(["first x", "second x", "first x"]);
    }

    [Fact]
    public void A_constructor_can_become_and_unbecome_leads_to_its_own_handlers()
    {
        var actor = Sys.ActorOf(Props.Create(() => new BornReady(TestActor)));

        Say(actor, "x", "unbecome", "x");

        ReceiveN(2).ShouldBe(["ready x", "own x"]);
    }

    private static void Say(IActorRef actor, params string[] words)
    {
        foreach (var word in words)
            actor.Tell(word);
    }

    private sealed class Moody : ReceiveActor
    {
        private readonly IActorRef _to;

        public Moody(IActorRef to)
        {
            _to = to;
            Behave("first");
        }

        private void Behave(string name)
        {
            Receive<string>(word => word == "become", _ => Become(() => Behave("second")));
            Receive<string>(word => word == "stack", _ => BecomeStacked(() => Behave("second")));
            Receive<string>(word => word == "unbecome", _ => UnbecomeStacked());
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
            ReceiveAny(word => _to.Tell($"{name} {word}"));
        }
    }

    private sealed class BornReady : ReceiveActor
    {
        public BornReady(IActorRef to)
        {
            ReceiveAny(word => to.Tell($"own {word}"));
            BecomeStacked(() =>
            {
                Receive<string>(word => word == "unbecome", _ => UnbecomeStacked());
                ReceiveAny(word => to.Tell($"ready {word}"));
            });
        }
    }

    private sealed class Untyped(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            to.Tell($"first {message}");
            Context.BecomeStacked(Second);
        }

        private void Second(object message)
        {
            to.Tell($"second {message}");
            UnbecomeStacked();
        }
    }
}
