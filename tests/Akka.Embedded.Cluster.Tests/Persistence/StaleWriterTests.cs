using Akka.Embedded.Cluster.Tests.Support;
using Akka.Embedded.Persistence.PostgreSql;
using Npgsql;

namespace Akka.Embedded.Cluster.Tests.Persistence;

[Collection(PostgreSqlTests.Name)]
public sealed class StaleWriterTests
{
    [Fact]
    public async Task A_write_that_arrives_after_its_shard_was_taken_is_refused_and_the_new_owner_goes_on_without_it()
    {
        await using var cluster = await TestCluster.Make();
        await using var source = NpgsqlDataSource.Create(cluster.Database + ";Maximum Pool Size=10");
        await using var persistence = await PostgreSqlPersistence.Open(new PostgreSqlPersistenceOptions { Source = source, Shards = "cluster.shards" });
        var late = new LateJournal(persistence.Journal);
        await cluster.Join("a", journal: persistence.Journal);
        await cluster.Join("b", journal: late);
        await cluster.IsSpread();
        var entity = cluster.EntityOn("b");
        _ = cluster["b"].Remember(entity, "stale");
        await late.HasBegun.WaitAsync(Eventually.Patience);

        await cluster["b"].Kill();
        await Eventually.Is(() => cluster["a"].OpenShards == 100, "the shard is taken");
        late.LetGo();
        await Eventually.Is(() => !cluster.Notebook.Alive.Contains($"b/{entity}"), "the stale writer has stopped");

        (await persistence.Journal.HighestSequenceNr(entity)).ShouldBe(0);
        (await cluster["a"].Remember(entity, "fresh")).ShouldBe(new Said("a", "fresh", 1));
        cluster["b"].Log.All.ShouldContain(line => line.Contains("Another node owns it"));
    }

    [Fact]
    public async Task An_entity_that_was_handed_over_remembers_on_its_new_node()
    {
        await using var cluster = await TestCluster.Make();
        await using var source = NpgsqlDataSource.Create(cluster.Database + ";Maximum Pool Size=10");
        await using var persistence = await PostgreSqlPersistence.Open(new PostgreSqlPersistenceOptions { Source = source, Shards = "cluster.shards" });
        await cluster.Join("a", journal: persistence.Journal);
        await cluster.IsSpread();
        for (var i = 0; i < 20; i++) (await cluster["a"].Remember($"entity-{i}", "first")).Number.ShouldBe(1);

        await cluster.Join("b", journal: persistence.Journal);
        await cluster.IsSpread();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => cluster["a"].Remember($"entity-{i}", "second")));
        answers.ShouldAllBe(said => said.Number == 2);
        answers.Select(said => said.Node).Distinct().Order().ShouldBe(["a", "b"]);
    }
}
