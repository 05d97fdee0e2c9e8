namespace Akka.Embedded.Cluster;

/// <summary>
/// The changes of shards' rows. Each is guarded by what this node believes to be there; what is answered is what was changed.
/// </summary>
internal interface IOwnershipTable
{
    /// <summary>Takes shards that nobody owns, or whose owner's lease has ended.</summary>
    IReadOnlyList<ShardRow> Claim(NodeKey self, IReadOnlyCollection<ShardRow> rows);

    /// <summary>Marks own shards as on their way.</summary>
    IReadOnlyList<ShardRow> BeginMoves(NodeKey self, IReadOnlyCollection<(int Shard, string To)> moves);

    /// <summary>Gives own shards, whose entities have stopped, to where they were going, if that node is there.</summary>
    IReadOnlyList<ShardRow> FinishMoves(NodeKey self, IReadOnlyCollection<int> shards);

    /// <summary>Keeps own shards that were on their way.</summary>
    IReadOnlyList<ShardRow> CancelMoves(NodeKey self, IReadOnlyCollection<int> shards);

    /// <summary>Gives own shards, whose entities have stopped, to nobody.</summary>
    IReadOnlyList<ShardRow> Release(NodeKey self, IReadOnlyCollection<int> shards);
}
