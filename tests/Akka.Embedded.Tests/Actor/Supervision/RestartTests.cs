using Akka.Actor;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Supervision;

public sealed class RestartTests : ActorSpec
{
    [Fact]
    public void The_children_have_stopped_before_the_new_incarnation_starts()
    {
        var parent = ChildActorOf(Props.Create(() => new Parent(TestActor, true)));

        parent.Tell("fail");

        ReceiveN(3).ShouldBe(["parent starts", "child stops", "parent starts"]);
    }

    [Fact]
    public void Children_that_are_kept_are_restarted_with_their_parent()
    {
        var parent = ChildActorOf(Props.Create(() => new Parent(TestActor, false)));

        parent.Tell("fail");

        ReceiveN(2).ShouldBe(["parent starts", "parent starts"]);
        ExpectMsg("child restarts");
    }

    [Fact]
    public void A_restart_that_fails_is_told_to_the_supervisor_with_what_had_caused_it()
    {
        var child = Watch(ChildActorOf(Props.Create(() => new Unrestartable()), new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            return SupervisorStrategy.DefaultDecider.Decide(cause);
        })));

        child.Tell("fail");

        ExpectMsg<InvalidOperationException>();
        ExpectMsg<PostRestartException>(failure =>
        {
            failure.OriginalCause.Message.ShouldBe("first");
            failure.InnerException!.Message.ShouldBe("second");
            failure.Actor.ShouldBe(child);
        });
        ExpectTerminated(child);
    }

    [Fact]
    public void PreRestart_that_throws_does_not_keep_the_actor_from_restarting()
    {
        var child = ChildActorOf(Props.Create(() => new BadLoser()));

        child.Tell("fail");
        child.Tell("hello");

        ExpectMsg("hello");
    }

    [Fact]
    public void PostStop_that_throws_does_not_keep_the_actor_from_stopping()
    {
        var child = Watch(ChildActorOf(Props.Create(() => new BadLoser())));

        child.Tell(PoisonPill.Instance);

        ExpectTerminated(child);
    }

    [Fact]
    public void Sender_and_message_of_the_failure_are_there_in_PreRestart()
    {
        var probe = CreateTestProbe();
        var child = ChildActorOf(Props.Create(() => new Apologetic()));

        probe.Send(child, "fail");

        probe.ExpectMsg("sorry for fail");
    }

    private sealed class Parent : ReceiveActor
    {
        private readonly IActorRef _to;
        private readonly bool _stopsChildren;

        public Parent(IActorRef to, bool stopsChildren)
        {
            _to = to;
            _stopsChildren = stopsChildren;
            ReceiveAny(_ => throw new InvalidOperationException("asked to"));
        }

        protected override void PreStart()
        {
            _to.Tell("parent starts");
            if (Context.Child("child").IsNobody())
                Context.ActorOf(Props.Create(() => new Child(_to)), "child");
        }

        protected override void PreRestart(Exception reason, object message)
        {
            if (_stopsChildren)
                base.PreRestart(reason, message);
        }
    }

    private sealed class Child(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => to.Tell("child stops");

        protected override void PreRestart(Exception reason, object message)
        {
        }

        protected override void PostRestart(Exception reason) => to.Tell("child restarts");
    }

    private sealed class Unrestartable : ReceiveActor
    {
        public Unrestartable() => ReceiveAny(_ => throw new InvalidOperationException("first"));

        protected override void PostRestart(Exception reason) => throw new NotSupportedException("second");
    }

    private sealed class BadLoser : ReceiveActor
    {
        public BadLoser()
        {
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
            ReceiveAny(message => Sender.Tell(message));
        }

        protected override void PreRestart(Exception reason, object message) => throw new NotSupportedException("never");

        protected override void PostStop() => throw new NotSupportedException("never");
    }

    private sealed class Apologetic : ReceiveActor
    {
        public Apologetic() => ReceiveAny(_ => throw new InvalidOperationException("asked to"));

        protected override void PreRestart(Exception reason, object message) => Sender.Tell($"sorry for {message}");
    }
}
