using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Simulation;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Enrichment.Actors.Tests.Support;

/// <summary>Actors on the test's own thread and on virtual time: one file per runtime.</summary>
internal sealed class TestSimulation : IDisposable
{
    private readonly ActorSimulation simulation;

    public TestSimulation(TestJournal? journal = null) => simulation = new ActorSimulation(1, (time, dispatcher) => TestSystem.Options(
        journal ?? new TestJournal(), new EmbeddedOptions { TimeProvider = time, Dispatcher = dispatcher, LoggerFactory = new OutputLog() }));

    public TimeProvider Time => simulation.Time;

    public ActorSystem System => simulation.System;

    public TestProbe Probe(string name) => new(simulation.System, new XunitAssertions(), name);

    /// <summary>Everything that can happen now happens.</summary>
    public void RunUntilIdle()
    {
        StayOnThisThread();
        simulation.RunUntilIdle();
    }

    /// <summary>Lets so much time pass.</summary>
    public void Advance(TimeSpan by)
    {
        StayOnThisThread();
        simulation.Advance(by);
        RunUntilIdle();
    }

    /// <summary>Sets the wall clock, as a person may: no time passes.</summary>
    public void TurnWallClock(TimeSpan by) => simulation.Time.TurnWallClock(by);

    public void Dispose() => simulation.Dispose();

    /// <summary>The test framework's context would send what continues after an await to other threads.</summary>
    private static void StayOnThisThread() => SynchronizationContext.SetSynchronizationContext(null);
}
