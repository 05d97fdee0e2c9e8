namespace Akka.Embedded.Cluster;

/// <summary>The rows of members, and the one that says whose database this is.</summary>
internal sealed class MembershipTable(ClusterConnection connection, ClusterTables tables, ClusterOptions options) : IMembershipTable
{
    /// <summary>How long a member that is dead stays listed, for operators.</summary>
    private static readonly TimeSpan s_listedDead = TimeSpan.FromHours(1);

    /// <summary>Registers the node, unless a node of the same id may still live.</summary>
    /// <returns>The node's key; or null and how long the other one's lease runs.</returns>
    /// <exception cref="ClusterRefusedException">The database belongs to another cluster, or another node has this one's address.</exception>
    public (JoinedCluster? Joined, TimeSpan OccupiedFor) Join(Uri address)
    {
        connection.Create(tables);
        var (id, name, shards) = Identity();
        if (name != options.ClusterName)
            throw new ClusterRefusedException(
                $"Node {options.NodeId} was told to join cluster \"{options.ClusterName}\", but this database belongs to cluster \"{name}\".");
        if (shards != options.Shards)
            throw new ClusterRefusedException($"Node {options.NodeId} has {options.Shards} shards, but cluster \"{name}\" was started with {shards}.");
        RefuseSharedAddress(address);
        var incarnation = Register(address);
        return incarnation is { } own ? (new JoinedCluster(new NodeKey(options.NodeId, own), id), default) : (null, OccupiedFor());
    }

    /// <summary>Renews the lease and reads what there is to know.</summary>
    public ClusterReading Renew(NodeKey self, long changesSeen) => connection.Query(
        [
            new Statement(
                $"UPDATE {tables.Members} SET lease_until = clock_timestamp() + $3 WHERE node_id = $1 AND incarnation = $2 AND state <> 'down' RETURNING 1",
                self.NodeId, self.Incarnation, options.Lease),
            new Statement($"SELECT {ClusterRows.MemberColumns} FROM {tables.Members} ORDER BY node_id"),
            new Statement($"SELECT {ClusterRows.ShardColumns} FROM {tables.Shards} WHERE change > $1", changesSeen),
        ],
        reader =>
        {
            var renewed = reader.Read();
            reader.NextResult();
            var members = ClusterRows.Members(reader);
            reader.NextResult();
            var (changed, changedTo) = ClusterRows.Shards(reader, changesSeen);
            return new ClusterReading(renewed, members, changed, changedTo);
        });

    /// <summary>Changes the node's own state, unless it was taken out.</summary>
    public void Set(NodeKey self, MemberState state) => Execute(
        $"UPDATE {tables.Members} SET state = $3, since = clock_timestamp() WHERE node_id = $1 AND incarnation = $2 AND state <> 'down'",
        self.NodeId, self.Incarnation, Text(state));

    /// <summary>Says that this node, which was taken out, has stopped: its shards may be taken at once.</summary>
    public void Acknowledge(NodeKey self) => Execute(
        $"UPDATE {tables.Members} SET acknowledged = true, lease_until = clock_timestamp() WHERE node_id = $1 AND incarnation = $2 AND state = 'down'",
        self.NodeId, self.Incarnation);

    /// <summary>The node has gone.</summary>
    public void Delete(NodeKey self) => Execute($"DELETE FROM {tables.Members} WHERE node_id = $1 AND incarnation = $2", self.NodeId, self.Incarnation);

    /// <summary>Forgets members that ended long ago and own nothing.</summary>
    public void DeleteLongDead() => Execute(
        $"DELETE FROM {tables.Members} m WHERE lease_until < clock_timestamp() - $1 AND NOT EXISTS (SELECT 1 FROM {tables.Shards} s WHERE s.owner = m.node_id)",
        s_listedDead);

    private static string Text(MemberState state) => state.ToString().ToLowerInvariant();

    private (Guid Id, string Name, int Shards) Identity() => connection.Query(
        [
            new Statement(tables.Lock),
            new Statement($"INSERT INTO {tables.Cluster} (name, shards) VALUES ($1, $2) ON CONFLICT DO NOTHING", options.ClusterName, options.Shards),
            new Statement(
                $"""
                INSERT INTO {tables.Shards} (shard, change) SELECT n, {tables.NextChange} FROM generate_series(0, $1 - 1) AS n
                WHERE EXISTS (SELECT 1 FROM {tables.Cluster} WHERE name = $2 AND shards = $1) ON CONFLICT DO NOTHING
                """,
                options.Shards, options.ClusterName),
            new Statement($"SELECT cluster_id, name, shards FROM {tables.Cluster}"),
        ],
        reader =>
        {
            reader.NextResult();
            reader.Read();
            return (reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2));
        });

    private long? Register(Uri address) => connection.Query<long?>(
        [
            new Statement(tables.Lock),
            new Statement(
                $"""
                INSERT INTO {tables.Members} AS m (node_id, incarnation, address, roles, version, state, lease_until)
                VALUES ($1, {tables.NextIncarnation}, $2, $3, $4, 'joining', clock_timestamp() + $5)
                ON CONFLICT (node_id) DO UPDATE SET incarnation = excluded.incarnation, address = excluded.address, roles = excluded.roles,
                    version = excluded.version, state = excluded.state, acknowledged = false, lease_until = excluded.lease_until,
                    joined_at = clock_timestamp(), since = clock_timestamp()
                WHERE m.acknowledged OR m.lease_until <= clock_timestamp()
                RETURNING incarnation
                """,
                options.NodeId, address.ToString(), options.Roles.ToArray(), options.Version, options.Lease),
            new Statement(tables.Announce),
        ],
        reader =>
        {
            reader.NextResult();
            return reader.Read() ? reader.GetInt64(0) : null;
        });

    private TimeSpan OccupiedFor() => connection.Query(
        [new Statement($"SELECT lease_until - clock_timestamp() FROM {tables.Members} WHERE node_id = $1", options.NodeId)],
        reader => reader.Read() ? reader.GetTimeSpan(0) : TimeSpan.Zero);

    private void RefuseSharedAddress(Uri address)
    {
        var other = connection.Query(
            [
                new Statement(
                    $"SELECT node_id FROM {tables.Members} WHERE address = $1 AND node_id <> $2 AND lease_until > clock_timestamp()",
                    address.ToString(), options.NodeId),
            ],
            reader => reader.Read() ? reader.GetString(0) : null);
        if (other is not null)
            throw new ClusterRefusedException($"Node {options.NodeId} cannot join with the address {address}: member {other} has it.");
    }

    private void Execute(string sql, params object[] values) => connection.Query(
        [new Statement(tables.Lock), new Statement(sql, values), new Statement(tables.Announce)], static _ => true);
}
