using Akka.Actor;
using Akka.Cluster.Sharding;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Tests.Support;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Tests.Entities;

public sealed class IdleEntitiesTests
{
    private const string Phone = "company.phone";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Stage[] One = [new Stage("one", [Phone], ["cheap"])];

    [Fact]
    public void Only_so_many_stay_until_one_of_them_leaves()
    {
        var idle = new IdleEntities(2);

        new[] { idle.TryStay(), idle.TryStay(), idle.TryStay() }.ShouldBe([true, true, false]);

        idle.Leave();
        new[] { idle.TryStay(), idle.TryStay() }.ShouldBe([true, false]);
    }

    [Fact]
    public async Task Companies_that_leave_at_once_are_enriched_once_for_all_who_ask()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone));
        await using var world = new World(new FakeCatalog(source), ActorSettings.Default with { MostIdleEntities = 0 });
        await world.Rows([Phone], [.. Enumerable.Range(0, 600).Select(i => ($"segment-{i % 3}", $"c{i / 3}.com"))]);

        await world.Begin(await world.Definition(One));
        await world.End();

        source.Calls.Count.ShouldBe(200);
        (await world.AllRows()).ShouldAllBe(r => r.Values[Phone] == $"{Phone} of {r.Cells[0]}");
    }

    [Fact]
    public async Task No_more_entities_than_may_stay_are_in_memory_once_their_work_is_done()
    {
        var source = FakeSource.Company("cheap.find", 0.01m, [Phone], (q, _) => FakeSource.Found(q, Phone));
        await using var world = new World(new FakeCatalog(source), ActorSettings.Default with { MostIdleEntities = 3, IdleEntity = TimeSpan.FromHours(1) });
        await world.Rows([Phone], [.. Enumerable.Range(0, 50).Select(i => ("saas", $"c{i}.com"))]);

        await world.Begin(await world.Definition(One));
        await world.End();

        using var late = new CancellationTokenSource(Patience);
        while (await InMemory(world) is var count && count != 3)
        {
            late.IsCancellationRequested.ShouldBeFalse($"{count} entities stay in memory");
            await Task.Yield();
        }
    }

    private static async Task<int> InMemory(World world) =>
        (await world.Actors.Directory.Entities.Ask<CurrentShardRegionState>(GetShardRegionState.Instance, Patience)).Shards.Sum(s => s.EntityIds.Count);
}
