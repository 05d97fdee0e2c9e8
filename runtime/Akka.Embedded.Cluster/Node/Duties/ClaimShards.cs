namespace Akka.Embedded.Cluster;

/// <summary>
/// Takes the shards that are this node's by the plan and that nobody can act for: those without an owner at once, a dead owner's only when
/// this node itself has renewed its lease without a break for a whole lease. So an outage of the database moves nothing.
/// </summary>
internal sealed class ClaimShards(NodeState node, IOwnershipTable table)
{
    public IReadOnlyList<ShardRow> Do(IReadOnlyList<string?> plan)
    {
        var wanted = node.Rows.Where(row => plan[row.Shard] == node.Self.NodeId && row.Owner != node.Self && MayTake(row)).ToList();
        if (wanted.Count == 0) return [];
        var taken = table.Claim(node.Self, wanted);
        Report(wanted, taken);
        return taken;
    }

    private bool MayTake(ShardRow row)
    {
        if (row.Epoch < 0) return false;
        if (row.Owner is not { } owner) return true;
        return node.IsGone(owner) && (node.MayTakeOver || node.Members.Any(member => member.Key == owner && member.HasAcknowledged));
    }

    private void Report(List<ShardRow> wanted, IReadOnlyList<ShardRow> taken)
    {
        var ids = taken.Select(row => row.Shard).ToHashSet();
        foreach (var from in wanted.Where(row => ids.Contains(row.Shard)).GroupBy(row => row.Owner))
        {
            var why = from.Key is not { } owner ? "which nobody owned" : $"of {owner}, {Reason(owner)}";
            node.Log.Decided($"Node {node.Self} takes {from.Count()} shards {why}.");
        }
    }

    private string Reason(NodeKey owner) =>
        node.Members.FirstOrDefault(member => member.Key == owner) is not { } member ? "which is no member any more"
        : member.HasAcknowledged ? "which was taken out and says that it has stopped"
        : $"whose lease ended {(member.ReadAt - member.LeaseUntil).TotalSeconds:0.#} s ago{(member.State == MemberState.Down ? " (it was taken out)" : "")}";
}
