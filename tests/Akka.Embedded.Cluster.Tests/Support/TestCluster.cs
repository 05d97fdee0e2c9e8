using Akka.Embedded.Persistence;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>Nodes that share a database and a notebook.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly List<TestNode> _nodes = [];

    private TestCluster(string database) => Database = database;

    public string Database { get; }

    public Notebook Notebook { get; } = new();

    public static async Task<TestCluster> Make() => new(await SharedPostgreSql.NewDatabase());

    /// <summary>A cluster of so many nodes, a to c …, whose shards are spread.</summary>
    public static async Task<TestCluster> Of(int nodes)
    {
        var cluster = await Make();
        for (var i = 0; i < nodes; i++) await cluster.Join(((char)('a' + i)).ToString());
        await cluster.IsSpread();
        return cluster;
    }

    public IReadOnlyList<TestNode> Nodes => _nodes;

    public TestNode this[string id] => _nodes.Last(node => node.Id == id);

    public TestNode Add(string id, Func<ClusterOptions, ClusterOptions>? with = null, TimeProvider? time = null, IEventJournal? journal = null)
    {
        var node = new TestNode(id, Database, Notebook, with, time, journal);
        _nodes.Add(node);
        return node;
    }

    public async Task<TestNode> Join(string id, Func<ClusterOptions, ClusterOptions>? with = null, TimeProvider? time = null, IEventJournal? journal = null)
    {
        var node = Add(id, with, time, journal);
        await node.Join();
        return node;
    }

    /// <summary>Waits until these nodes (all, when none is named) have all shards between them, evenly.</summary>
    public Task IsSpread(params string[] ids)
    {
        var hosts = _nodes.Where(node => ids.Length == 0 || ids.Contains(node.Id)).ToList();
        var least = hosts[0].View.Shards.Count / hosts.Count;
        return Eventually.Is(
            () => hosts.Sum(node => node.OpenShards) == hosts[0].View.Shards.Count && hosts.All(node => node.OpenShards >= least)
                && hosts.All(node => node.View.Shards.All(shard => shard.Phase is GatePhase.Open or GatePhase.Elsewhere)),
            "all shards are spread",
            () => string.Join("; ", hosts.Select(node => $"{node.Id} has {node.OpenShards}: {string.Join(" | ", node.Log.All.TakeLast(5))}")));
    }

    /// <summary>The id of an entity whose shard a node has.</summary>
    public string EntityOn(string id) => EntitiesOn(id).First();

    public IEnumerable<string> EntitiesOn(string id)
    {
        var shards = this[id].View.Shards.Where(shard => shard.Phase == GatePhase.Open).Select(shard => shard.Shard).ToHashSet();
        return Enumerable.Range(0, 10_000).Select(i => $"entity-{i}").Where(entity => shards.Contains(ShardOf(entity)));
    }

    public int ShardOf(string entity) =>
        int.Parse(Akka.Cluster.Sharding.HashCodeMessageExtractor.Create(_nodes[0].View.Shards.Count, _ => entity).ShardId(entity));

    public Task<object?> Execute(string sql) => SharedPostgreSql.Execute(Database, sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.Kill();
        foreach (var node in _nodes) await node.DisposeAsync();
    }
}
