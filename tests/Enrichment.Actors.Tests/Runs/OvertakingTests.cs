using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Runs;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Sources;
using Enrichment.Storage.Memory;
using static Enrichment.Actors.Tests.Support.Some;

namespace Enrichment.Actors.Tests.Runs;

/// <summary>All actors together on virtual time, with one call at a time at the vendor: who is asked for next is who comes first in its queue.</summary>
public sealed class OvertakingTests : IDisposable
{
    private const int Each = 4;
    private readonly InMemoryStore store = new();
    private readonly FakeSource source = FakeSource.Company("cheap.find", 0.01m, [Phone, Industry], (q, _) => FakeSource.Found(q, Phone, Industry));
    private readonly TestSimulation simulation = new();
    private readonly NodeActors actors;

    public OvertakingTests()
    {
        var catalog = new FakeCatalog(source) { Accounts = [new AccountDefinition("cheap", [], 1, null, null)] };
        actors = ActorComposition.Start(simulation.System, new ActorServices(
            store.Ledger, store.Entities, store.Work, store.Runs, catalog, (_, operation, inputs) => InputHash.Of(operation, inputs, new byte[32]),
            simulation.Time, GateSettings.Default, ActorSettings.Default, store.Pauses));
    }

    public void Dispose() => simulation.Dispose();

    [Fact]
    public void After_a_change_of_priority_calls_that_wait_already_overtake()
    {
        source.Held = new TaskCompletionSource();
        Rows();
        Say(new StartRun(Definition(simulation.Time.GetUtcNow(), null, Plan("first", PriorityClass.High), Plan("second", PriorityClass.Low))));
        Asked().ShouldHaveSingleItem().ShouldStartWith("first");

        Say(new SetRunBucketPriority("first", PriorityClass.Minimal));
        Release();

        Asked().Skip(1).Take(Each).ShouldAllBe(domain => domain.StartsWith("second"));
        Asked().Skip(1 + Each).ShouldAllBe(domain => domain.StartsWith("first"));
        Asked().Count.ShouldBe(2 * Each);
    }

    private void Rows()
    {
        store.Tables.CreateTable(new TableDefinition(Table, "acme", "test", ["domain"], [Phone, Industry], DateTimeOffset.UnixEpoch));
        store.Tables.AppendRows(Table, [.. Enumerable.Range(0, 2 * Each).Select(i =>
        {
            var (segment, domain) = i < Each ? ("first", $"first{i + 1}.com") : ("second", $"second{i + 1 - Each}.com");
            return new RowDraft(
                i + 1, $"id{i}", [domain], new Dictionary<string, string>(), [new RowEntity(Company(domain), new Dictionary<string, string>())],
                segment, "us", 0, RowStatus.Pending, null);
        })]);
    }

    private List<string> Asked() => [.. source.Calls.Select(c => c.Key)];

    private void Release()
    {
        var held = source.Held!;
        source.Held = null;
        held.SetResult();
        Settle();
    }

    private void Say(object message)
    {
        actors.Directory.Runs.Tell(new ShardingEnvelope(Some.Run.ToString(), message), ActorRefs.NoSender);
        Settle();
    }

    private void Settle()
    {
        for (var i = 0; i < 20; i++)
        {
            simulation.Advance(TimeSpan.FromMilliseconds(100));
        }
    }
}
