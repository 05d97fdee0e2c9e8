using System.Runtime.CompilerServices;
using Enrichment.Operators.Commands;

namespace Enrichment.Operators.Seams;

/// <summary>A node without a cluster: itself, up, and nobody to join.</summary>
/// <param name="node">Its name.</param>
public sealed class OneNode(string node, string address, IReadOnlyList<string> roles, string version, DateTimeOffset started) : IClusterOperations
{
    private const string NoCluster = "this is one node without a cluster";

    public Task<ClusterHealth> Health(CancellationToken stop) =>
        Task.FromResult(new ClusterHealth("one node, no cluster", null, null, new Dictionary<string, long>()));

    public Task<IReadOnlyList<ClusterMember>> Members(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<ClusterMember>>([new ClusterMember(node, address, roles, "up", true, false, null, version, started)]);

    public Task<IReadOnlyList<ShardPlace>> Shards(CancellationToken stop) => Task.FromResult<IReadOnlyList<ShardPlace>>([]);

    public Task<IReadOnlyList<ClusterEvent>> Why(CancellationToken stop) => Task.FromResult<IReadOnlyList<ClusterEvent>>(
        [new ClusterEvent(started, "alone", node, "no cluster is configured: this node owns every shard")]);

    /// <summary>Nothing ever happens to a cluster of one.</summary>
    public async IAsyncEnumerable<ClusterEvent> Follow([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        yield break;
    }

    public Task Leave() => throw new CommandProblemException($"{NoCluster}: there is nothing to leave; end it by SIGTERM");

    public Task Join(string address) => throw new CommandProblemException($"{NoCluster}: give it one in its configuration and start it anew");

    public Task Down(string node, string why) => throw new CommandProblemException($"{NoCluster}: nobody else could be down");
}
