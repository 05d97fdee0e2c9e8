using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Event;

public sealed class DeadLetterTests : ActorSpec
{
    [Fact]
    public void A_message_to_an_actor_that_has_stopped_is_published_with_sender_and_recipient()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        var actor = Stopped();

        actor.Tell("hello", TestActor);

        ExpectMsg<DeadLetter>(letter => (letter.Message, letter.Sender, letter.Recipient).ShouldBe(("hello", TestActor, actor)));
    }

    [Fact]
    public void What_nobody_needs_to_know_of_is_published_apart()
    {
        Sys.EventStream.Subscribe<AllDeadLetters>(TestActor);

        Stopped().Tell(new Unimportant(), TestActor);

        ExpectMsg<SuppressedDeadLetter>();
    }

    [Fact]
    public void What_was_in_the_mailbox_when_the_actor_stopped_is_published_in_order()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        var actor = Sys.ActorOf(Props.Create(() => new Stopping()));

        for (var i = 0; i < 200; i++)
            actor.Tell(i);

        ReceiveN(199).Cast<DeadLetter>().Select(letter => (int)letter.Message).ShouldBe(Enumerable.Range(1, 199));
    }

    [Fact]
    public void A_question_of_identity_gets_its_answer_even_then()
    {
        var actor = Stopped();

        actor.Tell(new Identify("id"), TestActor);

        ExpectMsg<ActorIdentity>(identity => (identity.MessageId, identity.Subject).ShouldBe(("id", null)));
    }

    private IActorRef Stopped()
    {
        var actor = Watch(Sys.ActorOf(Props.Create(() => new Stopping())));
        Sys.Stop(actor);
        ExpectTerminated(actor);
        return actor;
    }

    private sealed class Unimportant : IDeadLetterSuppression;

    private sealed class Stopping : UntypedActor
    {
        protected override void OnReceive(object message) => Context.Stop(Self);
    }
}
