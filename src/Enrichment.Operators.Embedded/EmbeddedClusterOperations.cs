using System.Runtime.CompilerServices;
using Akka.Embedded.Cluster;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Embedded;

/// <summary>A cluster of the embedded runtime for operators.</summary>
/// <param name="leave">Begins this node's graceful end, in which it hands its shards over and leaves; does not wait for it.</param>
public sealed class EmbeddedClusterOperations(EmbeddedCluster cluster, Func<Task> leave, TimeProvider time) : IClusterOperations
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    public Task<ClusterHealth> Health(CancellationToken stop) => Task.FromResult(ClusterViews.Health(cluster.View));

    public Task<IReadOnlyList<ClusterMember>> Members(CancellationToken stop) => Task.FromResult(ClusterViews.Members(cluster.View, cluster.Options.Lease));

    public Task<IReadOnlyList<ShardPlace>> Shards(CancellationToken stop) => Task.FromResult(ClusterViews.Shards(cluster.View));

    public Task<IReadOnlyList<ClusterEvent>> Why(CancellationToken stop) => Task.FromResult(ClusterViews.Decisions(cluster.View));

    public async IAsyncEnumerable<ClusterEvent> Follow([EnumeratorCancellation] CancellationToken stop)
    {
        var seen = cluster.View;
        using var looking = new PeriodicTimer(LookEvery, time);
        while (await looking.WaitForNextTickAsync(stop))
        {
            var view = cluster.View;
            foreach (var change in ClusterChanges.Between(seen, view, time.GetUtcNow()))
            {
                yield return change;
            }

            seen = view;
        }
    }

    public Task Leave() => leave();

    public Task Join(string address) => throw new CommandProblemException(
        $"a node joins the cluster of its database when it starts: this one is a member of {cluster.Options.ClusterName} already");

    public async Task Down(string node, string why)
    {
        if (node == cluster.Options.NodeId)
        {
            throw new CommandProblemException("this is the node itself: let it leave by cluster leave, or ask another node");
        }

        if (!await cluster.Down(node, why))
        {
            throw new CommandProblemException($"{node} is no member any more, or is down already");
        }
    }
}
