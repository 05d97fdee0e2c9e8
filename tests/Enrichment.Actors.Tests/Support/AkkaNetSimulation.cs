using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Enrichment.Actors.Tests.Support;

/// <summary>Actors on the test's own thread and on virtual time: one file per runtime.</summary>
internal sealed class TestSimulation : IDisposable
{
    private readonly Turns turns = new();
    private readonly VirtualScheduler scheduler;
    private readonly VirtualClock clock;

    public TestSimulation(TestJournal? journal = null)
    {
        var executor = TestSystem.NameOf(typeof(TurnsOfTheTest));
        System = ActorSystem.Create("simulation", TestSystem.Setup(journal ?? new TestJournal(), $$"""
            akka {
              scheduler.implementation = "{{TestSystem.NameOf(typeof(VirtualScheduler))}}"
              actor.default-dispatcher.executor = "{{executor}}"
              actor.internal-dispatcher.executor = "{{executor}}"
              persistence.dispatchers.default-plugin-dispatcher.executor = "{{executor}}"
              persistence.dispatchers.default-replay-dispatcher.executor = "{{executor}}"
              coordinated-shutdown.run-by-actor-system-terminate = off
            }
            """).And(turns));
        scheduler = (VirtualScheduler)System.Scheduler;
        clock = new VirtualClock(scheduler);
        turns.Hold();
    }

    public TimeProvider Time => clock;

    public ActorSystem System { get; }

    /// <summary>A probe waits for its actor's start, which therefore may run meanwhile.</summary>
    public TestProbe Probe(string name)
    {
        turns.LetGo();
        var probe = new TestProbe(System, new XunitAssertions(), name);
        turns.Hold();
        return probe;
    }

    /// <summary>Everything that can happen now happens.</summary>
    public void RunUntilIdle()
    {
        // The test framework's context would send what continues after an await to other threads.
        SynchronizationContext.SetSynchronizationContext(null);
        turns.RunUntilIdle();
    }

    /// <summary>Lets so much time pass.</summary>
    public void Advance(TimeSpan by)
    {
        var until = scheduler.MonotonicClock + by;
        do
        {
            RunUntilIdle();
        }
        while (scheduler.AdvanceToNext(until));
        RunUntilIdle();
    }

    /// <summary>Sets the wall clock, as a person may: no time passes.</summary>
    public void TurnWallClock(TimeSpan by) => clock.Turned += by;

    public void Dispose()
    {
        turns.LetGo();
        System.Terminate();
        System.WhenTerminated.GetAwaiter().GetResult();
    }

    private sealed class VirtualClock(VirtualScheduler scheduler) : TimeProvider
    {
        public TimeSpan Turned { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => ((ITimeProvider)scheduler).Now + Turned;

        public override long GetTimestamp() => scheduler.MonotonicClock.Ticks;
    }
}
