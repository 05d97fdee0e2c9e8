using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor.Behavior;

public sealed class StashTests : ActorSpec
{
    [Fact]
    public void Unstashed_messages_come_in_their_order_before_those_in_the_mailbox()
    {
        var actor = Start();

        Say(actor, 1, 2, 3, "open", 4);

        ReceiveN(4).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Unstash_gives_back_the_oldest_only()
    {
        var actor = Start();

        Say(actor, 1, 2, "open one", 3, "open");

        ReceiveN(3).ShouldBe([1, 3, 2]);
    }

    [Fact]
    public void A_message_cannot_be_stashed_twice()
    {
        var actor = Start();

        actor.Tell("twice");

        ExpectMsg<IllegalActorStateException>();
    }

    [Fact]
    public void Prepended_messages_come_before_what_is_stashed()
    {
        var actor = Start();

        Say(actor, 2, "prepend", "open");

        ReceiveN(3).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void What_does_not_fit_the_predicate_is_dropped()
    {
        var actor = Start();

        Say(actor, 1, 2, 3, 4, "open even", 5);

        ReceiveN(3).ShouldBe([2, 4, 5]);
    }

    [Fact]
    public void The_sender_comes_back_with_the_message()
    {
        var probe = CreateTestProbe();
        var actor = Start();

        probe.Send(actor, 1);
        actor.Tell("open");

        ExpectMsg<int>((number, sender) => (number, sender).ShouldBe((1, probe.Ref)));
    }

    [Fact]
    public void A_restart_returns_the_stash_to_the_mailbox()
    {
        var actor = Start();

        Say(actor, 1, 2, "fail", "open");

        ReceiveN(2).ShouldBe([1, 2]);
    }

    [Fact]
    public void What_is_stashed_when_the_actor_stops_becomes_dead_letters_in_order()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = Start();

        Say(actor, 1, 2, PoisonPill.Instance);

        ReceiveN(2).Cast<DeadLetter>().Select(letter => letter.Message).ShouldBe([1, 2]);
    }

    private static void Say(IActorRef actor, params object[] messages)
    {
        foreach (var message in messages)
            actor.Tell(message);
    }

    private IActorRef Start() => Sys.ActorOf(Props.Create(() => new Door(TestActor)));

    /// <summary>Stashes numbers until it is opened, then passes them on with their sender.</summary>
    private sealed class Door : ReceiveActor, IWithUnboundedStash
    {
        private readonly IActorRef _to;

        public Door(IActorRef to)
        {
            _to = to;
            Receive<int>(_ => Stash.Stash());
            Receive<string>(word => word == "twice", _ => StashTwice());
            Receive<string>(word => word == "prepend", _ => Stash.Prepend([new Envelope(0, Self), new Envelope(1, Self)]));
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
            Receive<string>(word => word == "open", _ => Open(() => Stash.UnstashAll()));
            Receive<string>(word => word == "open one", _ => Open(() => Stash.Unstash()));
            Receive<string>(word => word == "open even", _ => Open(() => Stash.UnstashAll(envelope => (int)envelope.Message % 2 == 0)));
        }

        public IStash Stash { get; set; } = null!;

        private void Open(Action unstash)
        {
            unstash();
            Become(() =>
            {
                Receive<int>(number => _to.Forward(number));
                Receive<string>(_ => Stash.UnstashAll());
            });
        }

        private void StashTwice()
        {
            Stash.Stash();
            try
            {
                Stash.Stash();
            }
            catch (IllegalActorStateException e)
            {
                _to.Tell(e);
            }
        }
    }
}
