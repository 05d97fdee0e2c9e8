using System.Net;
using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Cluster;
using Enrichment.Operators.Palettes;
using Enrichment.Operators.Seams;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Embedded.Tests.Support;

/// <summary>A real node of a cluster, with the cluster's palette over it.</summary>
internal sealed class NodeOfTest : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ActorSystem system;

    private NodeOfTest(EmbeddedCluster cluster, ActorSystem system)
    {
        Cluster = cluster;
        this.system = system;
        Operations = new EmbeddedClusterOperations(cluster, cluster.Leave, TimeProvider.System);
        Pbm = new RunnerOfTest(ClusterPalette.Of(Operations, "local"), ShardingPalette.Of(new NoRegions(), Operations));
    }

    public EmbeddedCluster Cluster { get; }

    public IClusterOperations Operations { get; }

    public RunnerOfTest Pbm { get; }

    public static async Task<NodeOfTest> Join(string id, string database)
    {
        var options = new EmbeddedOptions { ShutdownPhaseTimeout = TimeSpan.FromSeconds(20) };
        var cluster = EmbeddedCluster.Create(
            new ClusterOptions
            {
                ConnectionString = database,
                ClusterName = "spec",
                NodeId = id,
                Secret = "a secret of the tests",
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                Lease = TimeSpan.FromSeconds(3),
                Shards = 12,
            }, options);
        var system = EmbeddedActorSystem.Create("spec", options);
        await cluster.Join(system).WaitAsync(Patience);
        return new NodeOfTest(cluster, system);
    }

    /// <summary>Waits for what the nodes bring about between them.</summary>
    public static async Task Until(Func<bool> holds, Func<string> seen)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds())
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException(seen());
            }

            await ticks.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await system.Terminate().WaitAsync(Patience);
    }

    private sealed class NoRegions : IShardingOperations
    {
        public IReadOnlyList<string> Regions => ["spec"];

        public Task<IReadOnlyList<LocalShard>> Shards(string region, CancellationToken stop) => Task.FromResult<IReadOnlyList<LocalShard>>([]);

        public int ShardOf(string region, string entity) => 0;

        public Task<bool> IsAlive(string region, string entity, CancellationToken stop) => Task.FromResult(false);
    }
}
