using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Embedded.Tests.Support;

namespace Akka.Embedded.Tests.Actor.Behavior;

public sealed class LifecycleTests : ActorSpec
{
    [Fact]
    public void An_actor_starts_before_its_first_message_and_stops_after_its_last()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Reporter(TestActor)));

        actor.Tell("one");
        actor.Tell(PoisonPill.Instance);

        ReceiveN(3).ShouldBe(["PreStart", "one", "PostStop"]);
    }

    [Fact]
    public void A_restart_runs_the_hooks_of_both_incarnations_in_order()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Reporter(TestActor)));

        actor.Tell("fail");
        actor.Tell("two");

        ReceiveN(6).ShouldBe(["PreStart", "PreRestart fail", "PostStop", "PostRestart", "PreStart", "two"]);
    }

    [Fact]
    public void Stopping_overtakes_the_messages_in_the_mailbox()
    {
        using var gate = new ManualResetEventSlim();
        var stopped = Watch(Sys.ActorOf(Props.Create(() => new Gated(TestActor, gate))));
        stopped.Tell("first");
        ExpectMsg("begins first");
        stopped.Tell("second");

        ((LocalActorRef)stopped).Stop();
        gate.Set();

        ExpectMsg("ends first");
        ExpectTerminated(stopped);
    }

    [Fact]
    public void A_poison_pill_takes_its_place_in_the_mailbox()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        var poisoned = Watch(Sys.ActorOf(Props.Create(() => new Gated(TestActor, gate))));

        poisoned.Tell("first");
        poisoned.Tell("second");
        poisoned.Tell(PoisonPill.Instance);

        ReceiveN(4).ShouldBe(["begins first", "ends first", "begins second", "ends second"]);
        ExpectTerminated(poisoned);
    }

    [Fact]
    public void An_actor_cannot_be_made_with_new() =>
        Should.Throw<ActorInitializationException>(() => RunOutsideOfActors(() => new Reporter(ActorRefs.Nobody)));

    [Fact]
    public void There_is_no_context_outside_of_an_actor() =>
        Should.Throw<NotSupportedException>(() => RunOutsideOfActors(() => Reporter.ReadContext()));

    private static void RunOutsideOfActors(Func<object> code)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                code();
            }
            catch (Exception e)
            {
                thrown = e;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null)
            throw thrown;
    }

    private sealed class Reporter : ReceiveActor
    {
        private readonly IActorRef _to;

        public Reporter(IActorRef to)
        {
            _to = to;
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("asked to"));
            ReceiveAny(message => _to.Tell(message));
        }

        public static object ReadContext() => Context;

        protected override void PreStart() => _to.Tell("PreStart");

        protected override void PostStop() => _to.Tell("PostStop");

        protected override void PreRestart(Exception reason, object message)
        {
            _to.Tell($"PreRestart {message}");
            base.PreRestart(reason, message);
        }

        protected override void PostRestart(Exception reason)
        {
            _to.Tell("PostRestart");
            base.PostRestart(reason);
        }
    }

    private sealed class Gated : ReceiveActor
    {
        public Gated(IActorRef to, ManualResetEventSlim gate) => ReceiveAny(message =>
        {
            to.Tell($"begins {message}");
            gate.Wait();
            to.Tell($"ends {message}");
        });
    }
}
