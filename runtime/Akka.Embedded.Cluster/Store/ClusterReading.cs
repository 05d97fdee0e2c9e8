namespace Akka.Embedded.Cluster;

/// <summary>What one look at the database gave.</summary>
/// <param name="Renewed">Whether this node's lease was renewed; false when it is no member any more, or was taken out.</param>
/// <param name="Members">All members.</param>
/// <param name="Changed">The shards whose rows changed since the last look.</param>
/// <param name="ChangedTo">The counter up to which changes were read.</param>
internal sealed record ClusterReading(bool Renewed, IReadOnlyList<Member> Members, IReadOnlyList<ShardRow> Changed, long ChangedTo);
