using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;
using Akka.Persistence;

namespace Akka.Embedded.Tests.Sharding;

public sealed class PersistentEntitiesTests
{
    [Fact]
    public async Task A_persistent_entity_remembers_over_its_rests_and_loses_no_command()
    {
        using var sqlite = new TemporarySqlite();
        using var running = new PersistentSystem(new SqliteEventJournal(sqlite.Writer, sqlite.Readers));
        var extractor = HashCodeMessageExtractor.Create(10, _ => null);
        var region = ClusterSharding.Get(running.System).Start(
            "counter", id => Props.Create(() => new RestingCounter(id)), ClusterShardingSettings.Create(running.System), extractor);

        for (var round = 1; round <= 20; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => PersistentSystem.Ask<int>(region, new ShardingEnvelope($"c{i}", "count"))));
            answers.ShouldAllBe(count => count == round);
        }
    }

    /// <summary>Counts its commands, and rests after each.</summary>
    private sealed class RestingCounter : ReceivePersistentActor
    {
        private int _count;

        public RestingCounter(string id)
        {
            PersistenceId = $"counter-{id}";
            Recover<Added>(added => _count += added.Amount);
            Command<string>(_ => Persist(new Added(1), added =>
            {
                _count += added.Amount;
                Sender.Tell(_count);
                Context.Parent.Tell(new Passivate(PoisonPill.Instance));
            }));
        }

        public override string PersistenceId { get; }
    }
}
