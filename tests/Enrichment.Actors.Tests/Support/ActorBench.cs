using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Persistence;
using Akka.Embedded.TestKit;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;
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
    private readonly ActorSimulation simulation;

    public ActorBench(ISourceCatalog catalog, InMemoryEventJournal? journal = null, InMemoryStore? store = null)
    {
        Store = store ?? new InMemoryStore();
        simulation = new ActorSimulation(1, (time, dispatcher) => new EmbeddedOptions { TimeProvider = time, Dispatcher = dispatcher, LoggerFactory = new OutputLog() }
            .AddMailbox<GateMailbox>(GateMailbox.Name)
            .With(new PersistenceOptions { Journal = journal ?? new InMemoryEventJournal() })
            .With(new SerializationOptions().Add(system => new EventSerializer(system), EventManifests.Interfaces)));
        Plans = new EnrichPlans(catalog);
        (Entities, Buckets, Runs, Gate, Rows) = (Listen("entities"), Listen("buckets"), Listen("runs"), Listen("gate"), Listen("rows"));
        Directory = new ActorDirectory { Entities = Entities.Ref, Buckets = Buckets.Ref, Runs = Runs.Ref, Gate = Gate.Ref, Rows = Rows.Ref };
        Services = new ActorServices(
            Store.Ledger, Store.Entities, Store.Work, Store.Runs, catalog, (_, operation, inputs) => InputHash.Of(operation, inputs, new byte[32]),
            Time, GateSettings.Default, ActorSettings.Default, Store.Pauses);
    }

    public VirtualTimeProvider Time => simulation.Time;

    public ActorSystem System => simulation.System;

    public InMemoryStore Store { get; }

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
    public void Run()
    {
        StayOnThisThread();
        simulation.RunUntilIdle();
    }

    /// <summary>Lets so much time pass.</summary>
    public void Pass(TimeSpan by)
    {
        StayOnThisThread();
        simulation.Advance(by);
        Run();
    }

    /// <summary>The test framework's context would send what continues after an await to other threads.</summary>
    private static void StayOnThisThread() => SynchronizationContext.SetSynchronizationContext(null);

    public Listener Listen(string name) => new(this, new TestProbe(simulation.System, new XunitAssertions(), name));

    public IActorRef Start(Props props, string name) => System.ActorOf(props, name);

    public void Dispose() => simulation.Dispose();
}
