using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Persistence;
using Akka.Embedded.Simulation;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Persistence;

namespace Akka.Embedded.Tests.Simulation;

public sealed class PersistentShardsInSimulationTests
{
    private const int Entities = 20, Commands = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_run_of_persistent_entities_that_rest_and_come_back(int seed)
    {
        var first = Run(seed);

        Run(seed).ShouldBe(first);
        first.Count(line => line.EndsWith("recovered", StringComparison.Ordinal)).ShouldBeGreaterThan(Entities, "they rested and came back");
        for (var entity = 0; entity < Entities; entity++)
            first.Where(line => line.StartsWith($"e{entity}: counted", StringComparison.Ordinal)).ShouldBe(
                Enumerable.Range(1, Commands / Entities).Select(count => $"e{entity}: counted {count}"));
    }

    [Fact]
    public void Another_seed_gives_another_order() => Run(4).ShouldNotBe(Run(5));

    private static List<string> Run(int seed)
    {
        var trace = new List<string>();
        using var simulation = new ActorSimulation(seed, (time, dispatcher) =>
            new EmbeddedOptions { TimeProvider = time, Dispatcher = dispatcher }
                .With(new SerializationOptions().Add(system => new LedgerSerializer(system), typeof(Added)))
                .With(new PersistenceOptions { MaxConcurrentRecoveries = 2 }));
        var extractor = HashCodeMessageExtractor.Create(5, _ => null);
        var region = ClusterSharding.Get(simulation.System).Start(
            "counter", id => Props.Create(() => new Counter(id, trace)), ClusterShardingSettings.Create(simulation.System), extractor);
        for (var i = 0; i < Commands; i++)
        {
            region.Tell(new ShardingEnvelope($"e{i % Entities}", "count"), ActorRefs.NoSender);
            if (i % 7 == 0) simulation.Dispatcher.RunOne();
            if (i % 90 == 0) simulation.RunUntilIdle();
        }
        simulation.RunUntilIdle();
        return trace;
    }

    private sealed class Counter : ReceivePersistentActor
    {
        private int _count;

        public Counter(string id, List<string> trace)
        {
            PersistenceId = id;
            Recover<Added>(_ => _count++);
            Recover<RecoveryCompleted>(_ => trace.Add($"{id}: recovered"));
            Command<string>(_ => Persist(new Added(1), _ =>
            {
                trace.Add($"{id}: counted {++_count}");
                if (_count % 3 == 0) Context.Parent.Tell(new Passivate(PoisonPill.Instance));
            }));
        }

        public override string PersistenceId { get; }
    }
}
