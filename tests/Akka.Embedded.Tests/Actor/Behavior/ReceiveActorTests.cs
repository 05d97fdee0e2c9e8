using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor.Behavior;

public sealed class ReceiveActorTests : ActorSpec
{
    [Fact]
    public void The_first_handler_that_fits_gets_the_message()
    {
        var actor = Start(self =>
        {
            self.On<int>(number => number > 10, "big");
            self.On<int>(_ => true, "small");
            self.On<object>(_ => true, "other");
        });

        foreach (var message in new object[] { 11, 10, "text" })
            actor.Tell(message);

        ReceiveN(3).ShouldBe(["big", "small", "other"]);
    }

    [Fact]
    public void A_handler_for_a_base_type_gets_the_derived_ones()
    {
        var actor = Start(self => self.On<Exception>(_ => true, "exception"));

        actor.Tell(new InvalidOperationException());

        ExpectMsg("exception");
    }

    [Fact]
    public void A_deciding_handler_that_says_false_passes_the_message_on()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Deciding(TestActor)));

        actor.Tell(1);
        actor.Tell(2);

        ReceiveN(2).ShouldBe(["odd 1", "rest 2"]);
    }

    [Fact]
    public void A_message_without_a_handler_is_published_as_unhandled()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var actor = Start(self => self.On<int>(_ => true, "number"));

        actor.Tell("text");

        ExpectMsg<UnhandledMessage>(unhandled =>
        {
            unhandled.Message.ShouldBe("text");
            unhandled.Sender.ShouldBe(TestActor);
            unhandled.Recipient.ShouldBe(actor);
        });
    }

    [Fact]
    public void No_handler_can_come_after_one_that_catches_all()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = Watch(Start(self =>
        {
            self.On<object>("everything");
            self.On<int>(_ => true, "never");
        }));

        ExpectTerminated(actor);
    }

    [Fact]
    public void Handlers_cannot_be_added_while_a_message_is_handled()
    {
        var actor = Sys.ActorOf(Props.Create(() => new LateRegistration(TestActor)));

        actor.Tell("now");

        ExpectMsg<InvalidOperationException>();
    }

    private IActorRef Start(Action<Configurable> configure) => Sys.ActorOf(Props.Create(() => new Configurable(TestActor, configure)));

    private sealed class Configurable : ReceiveActor
    {
        private readonly IActorRef _to;

        public Configurable(IActorRef to, Action<Configurable> configure)
        {
            _to = to;
            configure(this);
        }

        public void On<T>(Predicate<T> condition, string answer) => Receive(condition, _ => _to.Tell(answer));

        public void On<T>(string answer) => Receive<T>(_ => _to.Tell(answer));
    }

    private sealed class Deciding : ReceiveActor
    {
        public Deciding(IActorRef to)
        {
            Receive<int>(number =>
            {
                if (number % 2 == 0)
                    return false;
                to.Tell($"odd {number}");
                return true;
            });
            ReceiveAny(rest => to.Tell($"rest {rest}"));
        }
    }

    private sealed class LateRegistration : ReceiveActor
    {
        public LateRegistration(IActorRef to) => ReceiveAny(_ =>
        {
            try
            {
                Receive<int>(_ => { });
            }
            catch (InvalidOperationException e)
            {
                to.Tell(e);
            }
        });
    }
}
