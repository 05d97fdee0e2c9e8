using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor.References;

public sealed class ActorRefTests : ActorSpec
{
    [Fact]
    public void A_name_used_again_gives_another_reference()
    {
        var first = Watch(Sys.ActorOf(Props.Create(() => new Idle()), "name"));
        Sys.Stop(first);
        ExpectTerminated(first);

        var second = Sys.ActorOf(Props.Create(() => new Idle()), "name");

        second.Path.ShouldBe(first.Path);
        second.ShouldNotBe(first);
        second.CompareTo(first).ShouldNotBe(0);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        Sys.ActorOf(Props.Create(() => new Idle()), "name");

        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf(Props.Create(() => new Idle()), "name")).Message.ShouldContain("name");
    }

    [Theory]
    [InlineData("")]
    [InlineData("$x")]
    [InlineData("a b")]
    public void A_name_that_a_path_cannot_have_is_refused(string name) =>
        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf(Props.Create(() => new Idle()), name));

    [Fact]
    public void Null_cannot_be_sent() => Should.Throw<InvalidMessageException>(() => TestActor.Tell(null!, ActorRefs.NoSender));

    [Fact]
    public void A_forwarded_message_keeps_its_sender()
    {
        var probe = CreateTestProbe();
        var forwarder = Sys.ActorOf(Props.Create(() => new Forwarder(TestActor)));

        probe.Send(forwarder, "hello");

        ExpectMsgFrom(probe, "hello");
    }

    [Fact]
    public void Replies_to_nobody_are_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var echo = Sys.ActorOf(Props.Create(() => new Echo()));

        echo.Tell("hello", ActorRefs.NoSender);

        ExpectMsg<DeadLetter>().Message.ShouldBe("hello");
    }

    [Fact]
    public void Nobody_is_nobody()
    {
        ActorRefs.Nobody.IsNobody().ShouldBeTrue();
        ((IActorRef?)null).IsNobody().ShouldBeTrue();
        TestActor.IsNobody().ShouldBeFalse();
        ActorRefs.Nobody.GetOrElse(() => TestActor).ShouldBe(TestActor);
    }

    private sealed class Idle : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }

    private sealed class Forwarder(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message) => to.Forward(message);
    }
}
