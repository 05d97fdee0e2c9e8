using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>From rows to objects.</summary>
internal static class ClusterRows
{
    public const string ShardColumns = "shard, owner, owner_incarnation, epoch, moving_to, since, change";

    public const string MemberColumns =
        "node_id, incarnation, address, roles, version, state, acknowledged, lease_until, joined_at, since, clock_timestamp()";

    // One damaged row must not cost every node its lease.
    private static readonly Uri s_unreadable = new("http://unreadable.invalid/");

    /// <summary>Reads shards and the highest change among them.</summary>
    public static (List<ShardRow> Rows, long ChangedTo) Shards(NpgsqlDataReader reader, long changedTo = 0)
    {
        var rows = new List<ShardRow>();
        while (reader.Read())
        {
            NodeKey? owner = reader.IsDBNull(1) ? null : new NodeKey(reader.GetString(1), reader.GetInt64(2));
            var movingTo = reader.IsDBNull(4) ? null : reader.GetString(4);
            rows.Add(new ShardRow(reader.GetInt32(0), owner, reader.GetInt64(3), movingTo, Time(reader, 5)));
            changedTo = Math.Max(changedTo, reader.GetInt64(6));
        }
        return (rows, changedTo);
    }

    public static List<Member> Members(NpgsqlDataReader reader)
    {
        var members = new List<Member>();
        while (reader.Read())
        {
            members.Add(new Member
            {
                Key = new NodeKey(reader.GetString(0), reader.GetInt64(1)),
                Address = Uri.TryCreate(reader.GetString(2), UriKind.Absolute, out var address) ? address : s_unreadable,
                Roles = reader.GetFieldValue<string[]>(3),
                Version = reader.GetString(4),
                State = Enum.Parse<MemberState>(reader.GetString(5), ignoreCase: true),
                HasAcknowledged = reader.GetBoolean(6),
                LeaseUntil = Time(reader, 7),
                JoinedAt = Time(reader, 8),
                Since = Time(reader, 9),
                ReadAt = Time(reader, 10),
            });
        }
        return members;
    }

    private static DateTimeOffset Time(NpgsqlDataReader reader, int column) => new(reader.GetDateTime(column), TimeSpan.Zero);
}
