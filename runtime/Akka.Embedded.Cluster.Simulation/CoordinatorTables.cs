namespace Akka.Embedded.Cluster.Simulation;

/// <summary>The coordinator as one node reaches it, or does not.</summary>
internal sealed class CoordinatorTables(SimulatedCluster cluster, string nodeId) : IMembershipTable, IOwnershipTable
{
    private MemberRows Members => Reached().Members;

    private ShardRows Shards => Reached().Shards;

    public ClusterReading Renew(NodeKey self, long changesSeen)
    {
        var renewed = Members.Renew(self);
        var (changed, changedTo) = Shards.ChangedSince(changesSeen);
        return new ClusterReading(renewed, Members.All, changed, changedTo);
    }

    public void Set(NodeKey self, MemberState state) =>
        Announce(() => Members.Change(self, member => member.State == MemberState.Down ? member : member with { State = state }));

    public void Acknowledge(NodeKey self) => Announce(() => Members.Change(self, member => member with { HasAcknowledged = true }));

    public void Delete(NodeKey self) => Announce(() => Members.Remove(self));

    public void DeleteLongDead()
    {
        // A simulated world does not last so long.
    }

    public IReadOnlyList<ShardRow> Claim(NodeKey self, IReadOnlyCollection<ShardRow> rows) => Announced(Shards.Claim(self, rows));

    public IReadOnlyList<ShardRow> BeginMoves(NodeKey self, IReadOnlyCollection<(int Shard, string To)> moves) => Announced(Shards.BeginMoves(self, moves));

    public IReadOnlyList<ShardRow> FinishMoves(NodeKey self, IReadOnlyCollection<int> shards) => Announced(Shards.FinishMoves(self, shards));

    public IReadOnlyList<ShardRow> CancelMoves(NodeKey self, IReadOnlyCollection<int> shards) => Announced(Shards.CancelMoves(self, shards));

    public IReadOnlyList<ShardRow> Release(NodeKey self, IReadOnlyCollection<int> shards) => Announced(Shards.Release(self, shards));

    private SimulatedCluster Reached() =>
        cluster.ReachesCoordinator(nodeId) ? cluster : throw new TimeoutException($"{nodeId} does not reach the coordinator");

    private IReadOnlyList<ShardRow> Announced(IReadOnlyList<ShardRow> changed)
    {
        if (changed.Count > 0) cluster.Wake();
        return changed;
    }

    private void Announce(Action change)
    {
        change();
        cluster.Wake();
    }
}
