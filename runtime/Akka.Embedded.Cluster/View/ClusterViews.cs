namespace Akka.Embedded.Cluster;

/// <summary>Puts a node's view together.</summary>
internal static class ClusterViews
{
    public static ClusterView Of(
        ClusterOptions options, LeaseClock lease, ShardGates gates, ClusterNode? node, DropCounters dropped, ClusterLog log, TimeProvider time)
    {
        var members = node?.State.Members ?? [];
        DateTimeOffset? readAt = members.Count == 0 ? null : members[0].ReadAt;
        return new ClusterView
        {
            ClusterName = options.ClusterName,
            NodeId = options.NodeId,
            ReadAt = readAt,
            LeaseLeft = lease.Left,
            MayTakeOver = lease.UnbrokenFor >= options.Lease,
            Members = [.. members.Select(member => View(member, node!))],
            Shards = [.. gates.All.Select(gate => View(gate, node?.State.Rows[gate.Shard], readAt))],
            Dropped = new DroppedView(
                dropped.KeptOverflow.Count, dropped.QueueOverflow.Count, dropped.LostConnection.Count, dropped.UnknownNode.Count, dropped.UnknownActor.Count),
            Decisions = log.Last,
        };
    }

    private static MemberView View(Member member, ClusterNode node)
    {
        var (isConnected, queued) = node.Links.StateOf(member.Key);
        return new MemberView(
            member.Key.NodeId, member.Key.Incarnation, member.Address, member.Roles, member.Version, member.State, member.LeaseUntil - member.ReadAt,
            member.JoinedAt, member.Since, member.Key == node.State.Self, isConnected, queued, node.State.Rows.Count(row => row.Owner == member.Key));
    }

    private static ShardView View(ShardGate gate, ShardRow? row, DateTimeOffset? readAt)
    {
        var age = row is { Epoch: >= 0 } && readAt > row.Since ? readAt.Value - row.Since : TimeSpan.Zero;
        return new ShardView(gate.Shard, row?.Owner?.NodeId, Math.Max(0, row?.Epoch ?? 0), row?.MovingTo, gate.Phase, age, gate.Kept);
    }
}
