using Akka.Actor;
using Akka.Embedded.Tests.Support;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Embedded.Tests.Actor.Scheduling;

public sealed class SchedulerTests : ActorSpec
{
    public SchedulerTests()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void A_message_comes_once_after_its_delay()
    {
        Scheduler.ScheduleTellOnce(Seconds(5), TestActor, "tick", TestActor);

        Scheduler.Advance(Seconds(4));
        HasMessages.ShouldBeFalse();
        Scheduler.Advance(Seconds(1));

        ExpectMsgFrom(TestActor, "tick");
        Scheduler.Advance(Seconds(60));
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void A_repeated_message_comes_until_it_is_cancelled()
    {
        var cancelable = Scheduler.ScheduleTellRepeatedlyCancelable(Seconds(1), Seconds(2), TestActor, "tick", ActorRefs.NoSender);

        Scheduler.Advance(Seconds(5));
        ReceiveN(3).ShouldBe(["tick", "tick", "tick"]);
        cancelable.Cancel();
        Scheduler.Advance(Seconds(60));

        Barrier();
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void A_cancelled_message_does_not_come()
    {
        var cancelable = Scheduler.ScheduleTellOnceCancelable(Seconds(1), TestActor, "tick", ActorRefs.NoSender);

        cancelable.Cancel();
        Scheduler.Advance(Seconds(5));

        Barrier();
    }

    [Fact]
    public void A_cancelable_can_be_cancelled_by_the_clock()
    {
        using var cancelable = new Cancelable(Scheduler, Seconds(3));

        Scheduler.Advance(Seconds(2));
        cancelable.IsCancellationRequested.ShouldBeFalse();
        Scheduler.Advance(Seconds(1));

        cancelable.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Actions_are_called_at_their_times()
    {
        var called = new List<TimeSpan>();
        var start = Scheduler.Now;
        Scheduler.Advanced.ScheduleOnce(Seconds(2), () => called.Add(Scheduler.Now - start));
        Scheduler.Advanced.ScheduleRepeatedly(Seconds(1), Seconds(3), () => called.Add(Scheduler.Now - start));

        Scheduler.Advance(Seconds(8));

        called.ShouldBe([Seconds(1), Seconds(2), Seconds(4), Seconds(7)]);
    }

    [Fact]
    public void Times_below_nothing_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellOnce(Seconds(-1), TestActor, "tick", TestActor));
        Should.Throw<ArgumentOutOfRangeException>(
            () => Scheduler.ScheduleTellRepeatedly(Seconds(1), Seconds(0), TestActor, "tick", TestActor));
    }

    [Fact]
    public void Nothing_can_be_scheduled_once_the_system_has_ended()
    {
        var system = EmbeddedActorSystem.Create("short");
        system.Dispose();

        Should.Throw<SchedulerException>(() => system.Scheduler.ScheduleTellOnce(Seconds(1), TestActor, "tick", TestActor));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Whatever was sent to the test actor before has come when this returns.</summary>
    private void Barrier()
    {
        TestActor.Tell("barrier");
        ExpectMsg("barrier");
    }
}
