using Akka.Embedded.Cluster.Tests.Support;
using PostgreSql.Local;

namespace Akka.Embedded.Cluster.Tests.Membership;

/// <summary>The database itself goes away.</summary>
[Collection(PostgreSqlTests.Name)]
public sealed class OutageTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-outage-").FullName;
    private LocalPostgreSql _server = null!;

    public async Task InitializeAsync() => _server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = _folder });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_killed_PostgreSQL_that_comes_back_finds_every_shard_where_it_was_and_is_logged_as_an_episode()
    {
        var notebook = new Notebook();
        await using var a = new TestNode("a", _server.ConnectionString, notebook);
        await using var b = new TestNode("b", _server.ConnectionString, notebook);
        await a.Join();
        await b.Join();
        await Eventually.Is(() => a.OpenShards == 50 && b.OpenShards == 50, "the shards are spread");
        var owners = Owners(a);

        await _server.Kill();
        await Eventually.Is(() => a.OpenShards == 0 && b.OpenShards == 0, "both have stopped their entities");
        var waiting = Enumerable.Range(0, 50).Select(i => a.Ask($"entity-{i}", "waits", i)).ToList();
        await _server.Restart();

        (await Task.WhenAll(waiting)).Select(said => said.Number).ShouldBe(Enumerable.Range(0, 50));
        await Eventually.Is(() => a.OpenShards == 50 && b.OpenShards == 50, "the shards are open again");
        Owners(a).ShouldBe(owners);
        foreach (var node in new[] { a, b }) await node.LogsOutagesAsEpisodes();
    }

    [Fact]
    public async Task A_node_that_starts_before_its_database_joins_when_it_is_there()
    {
        await _server.Stop();
        await using var node = new TestNode("a", _server.ConnectionString, new Notebook());
        var joining = node.Join();
        await Eventually.Is(() => node.Log.All.Any(line => line.Contains("cannot use PostgreSQL")), "the outage is noted");

        await _server.Restart();
        await joining;

        (await node.Ask("x", "hello")).Node.ShouldBe("a");
    }

    private static List<(string?, long)> Owners(TestNode node) => [.. node.View.Shards.Select(shard => (shard.Owner, shard.Epoch))];
}
