namespace Enrichment.Operators.Seams;

/// <summary>A node of the cluster.</summary>
/// <param name="Address">Where other nodes reach it.</param>
/// <param name="State">Such as joining, up, leaving or down.</param>
/// <param name="Here">The node that answers.</param>
/// <param name="Unreachable">Its lease has run out.</param>
/// <param name="LeaseAge">Since it last renewed its lease; null where there are no leases.</param>
public sealed record ClusterMember(
    string Node, string Address, IReadOnlyList<string> Roles, string State, bool Here, bool Unreachable, TimeSpan? LeaseAge, string Version, DateTimeOffset? Since);

/// <summary>A shard and who has it.</summary>
/// <param name="Owner">The node's id; null while nobody has it.</param>
/// <param name="Epoch">Rises with each change of owner.</param>
/// <param name="Phase">Such as owned or moving.</param>
/// <param name="MovingTo">Null while it does not move.</param>
/// <param name="Age">Since when it is in this phase; null where that is not known.</param>
/// <param name="KeptHere">Messages for it that this node keeps until it knows where they belong.</param>
public sealed record ShardPlace(int Shard, string? Owner, long Epoch, string Phase, string? MovingTo, TimeSpan? Age, int KeptHere);

/// <summary>How this node stands in its cluster.</summary>
/// <param name="Cluster">Its name, or that there is none.</param>
/// <param name="LeaseLeft">How long this node may still act without renewing its lease; null where there are no leases.</param>
/// <param name="MayTakeOver">Whether it may take over a dead member's shards.</param>
/// <param name="Dropped">Messages that reached nobody since it started, by reason; it should be empty.</param>
public sealed record ClusterHealth(string Cluster, TimeSpan? LeaseLeft, bool? MayTakeOver, IReadOnlyDictionary<string, long> Dropped);

/// <summary>Something that happened to the membership or to shards.</summary>
public sealed record ClusterEvent(DateTimeOffset At, string What, string Subject, string Detail);

/// <summary>The cluster as one node sees it, and what an operator may ask of it. A node without a cluster is a cluster of one.</summary>
public interface IClusterOperations
{
    Task<ClusterHealth> Health(CancellationToken stop);

    Task<IReadOnlyList<ClusterMember>> Members(CancellationToken stop);

    /// <summary>Every shard; empty where shards have no owners because there is one node.</summary>
    Task<IReadOnlyList<ShardPlace>> Shards(CancellationToken stop);

    /// <summary>What this node decided when it started and since, and why, oldest first.</summary>
    Task<IReadOnlyList<ClusterEvent>> Why(CancellationToken stop);

    /// <summary>What happens from now on.</summary>
    IAsyncEnumerable<ClusterEvent> Follow(CancellationToken stop);

    /// <summary>This node hands its shards over and leaves; begins it, and does not wait for its end.</summary>
    /// <exception cref="Commands.CommandProblemException">There is no cluster to leave.</exception>
    Task Leave();

    /// <summary>This node joins the cluster at an address.</summary>
    /// <exception cref="Commands.CommandProblemException">It cannot.</exception>
    Task Join(string address);

    /// <summary>Declares a member, by its node id, to be down.</summary>
    /// <exception cref="Commands.CommandProblemException">It cannot.</exception>
    Task Down(string node, string why);
}
