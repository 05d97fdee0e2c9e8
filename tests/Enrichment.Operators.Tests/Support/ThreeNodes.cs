using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Tests.Support;

/// <summary>A cluster of three as node b sees it: a is unreachable, one shard moves from b to c, and one has no owner.</summary>
internal sealed class ThreeNodes : IClusterOperations, IShardingOperations
{
    private static readonly DateTimeOffset Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public List<string> Asked { get; } = [];

    public IReadOnlyList<string> Regions => ["entity", "run"];

    public Task<ClusterHealth> Health(CancellationToken stop) => Task.FromResult(new ClusterHealth("spec", TimeSpan.FromSeconds(7), true, new Dictionary<string, long> { ["node gone"] = 3 }));

    public Task<IReadOnlyList<ClusterMember>> Members(CancellationToken stop) => Task.FromResult<IReadOnlyList<ClusterMember>>(
    [
        new("a", "http://10.0.0.1:4053/", ["host"], "up", false, true, TimeSpan.FromSeconds(12), "1.0", Since),
        new("b", "http://10.0.0.2:4053/", ["host"], "up", true, false, TimeSpan.FromSeconds(1), "1.0", Since),
        new("c", "http://10.0.0.3:4053/", ["lighthouse"], "leaving", false, false, TimeSpan.FromSeconds(2), "1.1", Since),
    ]);

    public Task<IReadOnlyList<ShardPlace>> Shards(CancellationToken stop) => Task.FromResult<IReadOnlyList<ShardPlace>>(
    [
        new(0, "a", 4, "owned", null, TimeSpan.FromMinutes(9), 0), new(1, "b", 2, "moving", "c", TimeSpan.FromSeconds(3), 5),
        new(2, null, 1, "unowned", null, TimeSpan.FromSeconds(8), 2), new(3, "b", 7, "owned", null, TimeSpan.FromHours(1), 0),
        new(4, "gone", 1, "owned", null, TimeSpan.FromHours(1), 0),
    ]);

    public Task<IReadOnlyList<ClusterEvent>> Why(CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<ClusterEvent>>([new(Since, "decided", "b", "joined: the database knows two members")]);

    public async IAsyncEnumerable<ClusterEvent> Follow([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await Task.Yield();
        yield return new ClusterEvent(Since, "member", "a", "is unreachable, was up");
        yield return new ClusterEvent(Since, "shard", "0", "is owned by b in epoch 5, was by a");
    }

    public Task Leave() => Ask("leave");

    public Task Join(string address) => Ask($"join {address}");

    public Task Down(string node, string why) => node == "c" ? throw new CommandProblemException("c is down already") : Ask($"down {node}: {why}");

    public Task<IReadOnlyList<LocalShard>> Shards(string region, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<LocalShard>>(region == "run" ? [] : [new(1, 2), new(3, 4)]);

    public int ShardOf(string region, string entity) => entity.Length % 5;

    public Task<bool> IsAlive(string region, string entity, CancellationToken stop) => Task.FromResult(entity == "b/3");

    private Task Ask(string what)
    {
        Asked.Add(what);
        return Task.CompletedTask;
    }
}
