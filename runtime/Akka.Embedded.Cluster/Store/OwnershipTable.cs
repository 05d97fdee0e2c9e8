namespace Akka.Embedded.Cluster;

/// <summary>
/// The changes of shards' rows. Each is guarded by what this node believes to be there, and takes the rows in the order of their number as
/// the journal does, so that the two cannot block each other. What is answered is what was changed.
/// </summary>
internal sealed class OwnershipTable(ClusterConnection connection, ClusterTables tables) : IOwnershipTable
{
    private const string Mine = "s.shard = ANY($3) AND s.owner = $1 AND s.owner_incarnation = $2";
    private const string IsAlive = "m.lease_until > clock_timestamp() AND NOT m.acknowledged AND m.state <> 'down'";

    /// <summary>Takes shards that nobody owns, or whose owner's lease has ended.</summary>
    public IReadOnlyList<ShardRow> Claim(NodeKey self, IReadOnlyCollection<ShardRow> rows) => Change(
        $"""
        SELECT s.shard, $1::text AS owner, $2::bigint AS incarnation, 1 AS later, 'owned' AS state, NULL::text AS moving_to
        FROM {tables.Shards} s JOIN unnest($3::int[], $4::bigint[]) AS seen(shard, epoch) ON seen.shard = s.shard AND seen.epoch = s.epoch
        WHERE EXISTS (SELECT 1 FROM {tables.Members} m WHERE m.node_id = $1 AND m.incarnation = $2 AND m.state = 'up' AND {IsAlive})
          AND NOT EXISTS (
            SELECT 1 FROM {tables.Members} m WHERE m.node_id = s.owner AND m.incarnation = s.owner_incarnation
            AND NOT m.acknowledged AND m.lease_until > clock_timestamp())
        """,
        self.NodeId, self.Incarnation, rows.Select(row => row.Shard).ToArray(), rows.Select(row => row.Epoch).ToArray());

    /// <summary>Marks own shards as on their way.</summary>
    public IReadOnlyList<ShardRow> BeginMoves(NodeKey self, IReadOnlyCollection<(int Shard, string To)> moves) => Change(
        $"""
        SELECT s.shard, s.owner, s.owner_incarnation AS incarnation, 0 AS later, 'moving' AS state, goes.target AS moving_to
        FROM {tables.Shards} s JOIN unnest($3::int[], $4::text[]) AS goes(shard, target) ON goes.shard = s.shard
        WHERE {Mine} AND s.state = 'owned'
        """,
        self.NodeId, self.Incarnation, moves.Select(move => move.Shard).ToArray(), moves.Select(move => move.To).ToArray());

    /// <summary>Gives own shards, whose entities have stopped, to where they were going, if that node is there.</summary>
    public IReadOnlyList<ShardRow> FinishMoves(NodeKey self, IReadOnlyCollection<int> shards) => Change(
        $"""
        SELECT s.shard, m.node_id AS owner, m.incarnation, 1 AS later, 'owned' AS state, NULL::text AS moving_to
        FROM {tables.Shards} s JOIN {tables.Members} m ON m.node_id = s.moving_to AND m.state = 'up' AND {IsAlive}
        WHERE {Mine} AND s.state = 'moving'
        """,
        self.NodeId, self.Incarnation, shards.ToArray());

    /// <summary>Keeps own shards that were on their way.</summary>
    public IReadOnlyList<ShardRow> CancelMoves(NodeKey self, IReadOnlyCollection<int> shards) => Change(
        $"""
        SELECT s.shard, s.owner, s.owner_incarnation AS incarnation, 0 AS later, 'owned' AS state, NULL::text AS moving_to
        FROM {tables.Shards} s WHERE {Mine} AND s.state = 'moving'
        """,
        self.NodeId, self.Incarnation, shards.ToArray());

    /// <summary>Gives own shards, whose entities have stopped, to nobody.</summary>
    public IReadOnlyList<ShardRow> Release(NodeKey self, IReadOnlyCollection<int> shards) => Change(
        $"""
        SELECT s.shard, NULL::text AS owner, NULL::bigint AS incarnation, 1 AS later, 'free' AS state, NULL::text AS moving_to
        FROM {tables.Shards} s WHERE {Mine}
        """,
        self.NodeId, self.Incarnation, shards.ToArray());

    private List<ShardRow> Change(string picked, params object[] values) => connection.Query(
        [
            new Statement(tables.Lock),
            new Statement(
                $"""
                WITH picked AS ({picked} ORDER BY s.shard FOR UPDATE OF s)
                UPDATE {tables.Shards} AS changed SET owner = picked.owner, owner_incarnation = picked.incarnation,
                    epoch = changed.epoch + picked.later, state = picked.state, moving_to = picked.moving_to,
                    since = clock_timestamp(), change = {tables.NextChange}
                FROM picked WHERE changed.shard = picked.shard
                RETURNING changed.shard, changed.owner, changed.owner_incarnation, changed.epoch, changed.moving_to, changed.since, changed.change
                """,
                values),
            new Statement(tables.Announce),
        ],
        reader =>
        {
            reader.NextResult();
            return ClusterRows.Shards(reader).Rows;
        });
}
