namespace Akka.Embedded.Cluster;

/// <summary>
/// Hands over the shards that should be elsewhere, a few at a time: marks them as moving, lets their entities stop, gives the row to the new
/// owner in a new epoch. A move whose target has gone is cancelled.
/// </summary>
internal sealed class MoveShards(NodeState node, IOwnershipTable table)
{
    public IReadOnlyList<ShardRow> Begin(IReadOnlyList<string?> plan)
    {
        var room = node.Options.MovesAtOnce - node.OwnRows.Count(row => row.IsMoving);
        var moves = node.OwnRows.Where(row => !row.IsMoving && plan[row.Shard] is { } target && target != node.Self.NodeId)
            .Take(Math.Max(0, room)).Select(row => (row.Shard, To: plan[row.Shard]!)).ToList();
        if (moves.Count == 0) return [];
        var begun = table.BeginMoves(node.Self, moves);
        foreach (var target in begun.GroupBy(row => row.MovingTo))
            node.Log.Decided($"Node {node.Self} begins to hand {target.Count()} shards to {target.Key}: {string.Join(", ", target.Select(row => row.Shard).Order())}.");
        return begun;
    }

    public IReadOnlyList<ShardRow> Finish()
    {
        var closed = node.OwnRows.Where(row => row.IsMoving && IsClosed(row)).Select(row => row.Shard).ToList();
        return closed.Count == 0 ? [] : table.FinishMoves(node.Self, closed);
    }

    public IReadOnlyList<ShardRow> Cancel()
    {
        var stranded = node.OwnRows.Where(row => row.MovingTo is { } target && !node.Hosts.ContainsKey(target)).Select(row => row.Shard).ToList();
        if (stranded.Count == 0) return [];
        node.Log.Decided($"Node {node.Self} keeps {stranded.Count} shards that were on their way: their target takes none any more.");
        return table.CancelMoves(node.Self, stranded);
    }

    /// <summary>Gives all own shards to nobody, when this node leaves as the last host.</summary>
    public IReadOnlyList<ShardRow> Release()
    {
        if (!node.ReleasesShards) return [];
        var closed = node.OwnRows.Where(IsClosed).Select(row => row.Shard).ToList();
        return closed.Count == 0 ? [] : table.Release(node.Self, closed);
    }

    private bool IsClosed(ShardRow row) => node.Gates.All[row.Shard].Phase is not (GatePhase.Open or GatePhase.Closing);
}
