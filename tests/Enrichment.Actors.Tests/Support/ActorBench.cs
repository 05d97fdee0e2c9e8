using Akka.Actor;
using Enrichment.Actors.Entities;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Memory;

namespace Enrichment.Actors.Tests.Support;

/// <summary>
/// One actor alone, on the test's own thread and clock, with a listener in each neighbour's place. Nothing runs but what
/// <see cref="Run"/> and <see cref="Pass"/> let run, so what did not happen can be asserted without waiting.
/// </summary>
internal sealed class ActorBench : IDisposable
{
    private readonly TestSimulation simulation;

    public ActorBench(ISourceCatalog catalog, TestJournal? journal = null, InMemoryStore? store = null)
    {
        Store = store ?? new InMemoryStore();
        Work = new HeldWork(Store.Work);
        simulation = new TestSimulation(journal);
        Plans = new EnrichPlans(catalog);
        (Entities, Buckets, Runs, Gate, Rows) = (Listen("entities"), Listen("buckets"), Listen("runs"), Listen("gate"), Listen("rows"));
        Directory = new ActorDirectory { Entities = Entities.Ref, Buckets = Buckets.Ref, Runs = Runs.Ref, Gate = Gate.Ref, Rows = Rows.Ref };
        Services = new ActorServices(
            Store.Ledger, Store.Entities, Work, Store.Runs, catalog, (_, operation, inputs) => InputHash.Of(operation, inputs, new byte[32]),
            Time, GateSettings.Default, ActorSettings.Default, Store.Pauses);
    }

    public TimeProvider Time => simulation.Time;

    public ActorSystem System => simulation.System;

    public InMemoryStore Store { get; }

    public HeldWork Work { get; }

    public EnrichPlans Plans { get; }

    public IdleEntities Idle { get; } = new(100);

    public ActorDirectory Directory { get; }

    public ActorServices Services { get; }

    public Listener Entities { get; }

    public Listener Buckets { get; }

    public Listener Runs { get; }

    public Listener Gate { get; }

    public Listener Rows { get; }

    /// <summary>Everything that can happen now happens.</summary>
    public void Run() => simulation.RunUntilIdle();

    /// <summary>Lets so much time pass.</summary>
    public void Pass(TimeSpan by) => simulation.Advance(by);

    /// <summary>Sets the wall clock, as a person may: no time passes.</summary>
    public void TurnWallClock(TimeSpan by) => simulation.TurnWallClock(by);

    public Listener Listen(string name) => new(this, simulation.Probe(name));

    public IActorRef Start(Props props, string name) => System.ActorOf(props, name);

    public void Dispose() => simulation.Dispose();
}
