using System.Net;
using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Cluster;

namespace Enrichment.Lighthouse.Tests.Support;

/// <summary>A node that takes shards, as hosts do.</summary>
public sealed class HostNode : IAsyncDisposable
{
    private readonly EmbeddedCluster cluster;
    private readonly ActorSystem system;

    private HostNode(EmbeddedCluster cluster, ActorSystem system) => (this.cluster, this.system) = (cluster, system);

    public static async Task<HostNode> Join(string database, string node)
    {
        var embedded = new EmbeddedOptions();
        var cluster = EmbeddedCluster.Create(
            new ClusterOptions
            {
                ConnectionString = database,
                ClusterName = "enrichment",
                NodeId = node,
                Secret = Told.Secret,
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                Lease = TimeSpan.FromSeconds(5),
            },
            embedded);
        var host = new HostNode(cluster, EmbeddedActorSystem.Create("enrichment", embedded));
        await cluster.Join(host.system);
        return host;
    }

    public IReadOnlyList<string?> Owners => [.. cluster.View.Shards.Select(s => s.Owner).Distinct()];

    public int Shards => cluster.View.Shards.Count(s => s.Owner == cluster.Options.NodeId);

    public Task Leave() => CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);

    /// <summary>Ends without leaving: to the others it is dead.</summary>
    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await system.Terminate();
    }
}
