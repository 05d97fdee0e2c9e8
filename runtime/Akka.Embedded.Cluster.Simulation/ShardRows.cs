namespace Akka.Embedded.Cluster.Simulation;

/// <summary>The shards' rows, as the coordinator holds them: each change is guarded by what is there, as its statements are.</summary>
/// <param name="taken">Told before a shard gets an owner in a new epoch.</param>
internal sealed class ShardRows(MemberRows members, int count, Action<int, NodeKey> taken)
{
    private readonly ShardRow[] _rows = [.. Enumerable.Range(0, count).Select(shard => new ShardRow(shard, null, 0, null, default))];
    private readonly long[] _changes = [.. Enumerable.Range(1, count).Select(i => (long)i)];
    private long _change = count;

    public IReadOnlyList<string?> Owners => [.. _rows.Select(row => row.Owner?.NodeId)];

    public long? EpochOf(int shard) => shard >= 0 && shard < count ? _rows[shard].Epoch : null;

    public (IReadOnlyList<ShardRow> Rows, long To) ChangedSince(long seen) => ([.. _rows.Where(row => _changes[row.Shard] > seen)], Math.Max(seen, _change));

    public IReadOnlyList<ShardRow> Claim(NodeKey self, IReadOnlyCollection<ShardRow> seen)
    {
        if (!members.IsUp(self)) return [];
        return Change(
            seen.Where(s => _rows[s.Shard].Epoch == s.Epoch && !members.MayAct(_rows[s.Shard].Owner)).Select(s => s.Shard),
            row => Owned(row, self));
    }

    public IReadOnlyList<ShardRow> BeginMoves(NodeKey self, IReadOnlyCollection<(int Shard, string To)> moves)
    {
        var targets = moves.ToDictionary(move => move.Shard, move => move.To);
        return Change(targets.Keys.Where(shard => IsOwn(self, shard) && !_rows[shard].IsMoving), row => row with { MovingTo = targets[row.Shard] });
    }

    public IReadOnlyList<ShardRow> FinishMoves(NodeKey self, IReadOnlyCollection<int> shards) => Change(
        shards.Where(shard => IsOwn(self, shard) && _rows[shard].MovingTo is { } to && members.Named(to) is { } key && members.IsUp(key)),
        row => Owned(row, members.Named(row.MovingTo!)!.Value));

    public IReadOnlyList<ShardRow> CancelMoves(NodeKey self, IReadOnlyCollection<int> shards) =>
        Change(shards.Where(shard => IsOwn(self, shard) && _rows[shard].IsMoving), row => row with { MovingTo = null });

    public IReadOnlyList<ShardRow> Release(NodeKey self, IReadOnlyCollection<int> shards) =>
        Change(shards.Where(shard => IsOwn(self, shard)), row => row with { Owner = null, MovingTo = null, Epoch = row.Epoch + 1 });

    private bool IsOwn(NodeKey self, int shard) => _rows[shard].Owner == self;

    private ShardRow Owned(ShardRow row, NodeKey by)
    {
        taken(row.Shard, by);
        return row with { Owner = by, MovingTo = null, Epoch = row.Epoch + 1 };
    }

    private List<ShardRow> Change(IEnumerable<int> shards, Func<ShardRow, ShardRow> change)
    {
        var changed = new List<ShardRow>();
        foreach (var shard in shards.Order().ToList())
        {
            _rows[shard] = change(_rows[shard]);
            _changes[shard] = ++_change;
            changed.Add(_rows[shard]);
        }
        return changed;
    }
}
