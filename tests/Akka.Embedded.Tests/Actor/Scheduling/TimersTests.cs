using Akka.Actor;
using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Actor.Scheduling;

public sealed class TimersTests : IDisposable
{
    private readonly ActorSimulation _simulation = new(7);
    private readonly List<object> _heard = [];

    public void Dispose() => _simulation.Dispose();

    [Fact]
    public void A_single_timer_fires_once()
    {
        Run(timers => timers.StartSingleTimer("key", "tick", Seconds(2)));

        _simulation.Advance(Seconds(1.9));
        _heard.ShouldBeEmpty();
        _simulation.Advance(Seconds(10));

        _heard.ShouldBe(["tick"]);
    }

    [Fact]
    public void A_periodic_timer_fires_at_every_interval_the_first_time_after_one()
    {
        Run(timers => timers.StartPeriodicTimer("key", "tick", Seconds(2)));

        _simulation.Advance(Seconds(7));

        _heard.ShouldBe(["tick", "tick", "tick"]);
    }

    [Fact]
    public void The_first_time_of_a_periodic_timer_can_be_another()
    {
        Run(timers => timers.StartPeriodicTimer("key", "tick", Seconds(0), Seconds(5)));

        _simulation.Advance(Seconds(5));

        _heard.ShouldBe(["tick", "tick"]);
    }

    [Fact]
    public void A_timer_with_the_same_key_replaces_the_one_before()
    {
        Run(timers =>
        {
            timers.StartSingleTimer("key", "old", Seconds(1));
            timers.StartSingleTimer("key", "new", Seconds(2));
            timers.StartSingleTimer("other", "other", Seconds(3));
        });

        _simulation.Advance(Seconds(5));

        _heard.ShouldBe(["new", "other"]);
    }

    [Fact]
    public void A_cancelled_timer_is_not_heard_of_even_when_its_message_lies_in_the_mailbox()
    {
        var actor = Run(timers => timers.StartSingleTimer("key", "tick", Seconds(1)));

        // Both turns are due now; the order to cancel is the first in the mailbox.
        Tell(actor, timers => timers.Cancel("key"));
        _simulation.Time.Advance(Seconds(1));
        _simulation.RunUntilIdle();

        _heard.ShouldBeEmpty();
    }

    [Fact]
    public void A_timer_knows_whether_it_is_active()
    {
        var seen = new List<bool>();
        var actor = Run(timers =>
        {
            timers.StartSingleTimer("key", "tick", Seconds(1));
            seen.Add(timers.IsTimerActive("key"));
        });
        _simulation.Advance(Seconds(1));
        Tell(actor, timers => seen.Add(timers.IsTimerActive("key")));
        _simulation.RunUntilIdle();

        seen.ShouldBe([true, false]);
    }

    [Fact]
    public void Timers_end_with_the_incarnation()
    {
        var actor = Run(timers => timers.StartPeriodicTimer("key", "tick", Seconds(1)));

        actor.Tell("fail", ActorRefs.NoSender);
        _simulation.Advance(Seconds(5));

        _heard.ShouldBeEmpty();
    }

    [Fact]
    public void Timers_end_with_the_actor()
    {
        var actor = Run(timers => timers.StartPeriodicTimer("key", "tick", Seconds(1)));

        _simulation.System.Stop(actor);
        _simulation.RunUntilIdle();

        _simulation.Time.AdvanceToNextTimer().ShouldBeFalse();
    }

    [Fact]
    public void A_timer_can_send_in_anothers_name()
    {
        var other = _simulation.System.ActorOf(Props.Create(() => new Idle()));
        Run(timers => timers.StartSingleTimer("key", "who", Seconds(1), other));

        _simulation.Advance(Seconds(1));

        _heard.ShouldBe([other]);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static void Tell(IActorRef actor, Action<ITimerScheduler> action) => actor.Tell(action, ActorRefs.NoSender);

    private IActorRef Run(Action<ITimerScheduler> action)
    {
        var actor = _simulation.System.ActorOf(Props.Create(() => new Timed(_heard)));
        Tell(actor, action);
        _simulation.RunUntilIdle();
        return actor;
    }

    private sealed class Timed : ReceiveActor, IWithTimers
    {
        public Timed(List<object> heard)
        {
            Receive<Action<ITimerScheduler>>(action => action(Timers));
            Receive<string>(word => word == "fail", _ => throw new InvalidOperationException("asked to"));
            Receive<string>(word => word == "who", _ => heard.Add(Sender));
            ReceiveAny(heard.Add);
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    private sealed class Idle : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
