namespace Akka.Embedded.Cluster;

/// <summary>The cluster as one node sees it.</summary>
public sealed record ClusterView
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The node whose view this is.</summary>
    public required string NodeId { get; init; }

    /// <summary>When the database was last read, by its own clock; null before the first time.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>How long this node may still act without renewing its lease; zero: its entities are stopped.</summary>
    public required TimeSpan LeaseLeft { get; init; }

    /// <summary>Whether this node may take over a dead one's shards: it has renewed its lease for a whole lease without a break.</summary>
    public required bool MayTakeOver { get; init; }

    /// <summary>All members, by id.</summary>
    public required IReadOnlyList<MemberView> Members { get; init; }

    /// <summary>All shards, by number.</summary>
    public required IReadOnlyList<ShardView> Shards { get; init; }

    /// <summary>What this node has lost since it started.</summary>
    public required DroppedView Dropped { get; init; }

    /// <summary>What this node last decided, oldest first.</summary>
    public required IReadOnlyList<ClusterDecision> Decisions { get; init; }

    /// <summary>The shards on their way from one node to another.</summary>
    public IEnumerable<ShardView> Moves => Shards.Where(shard => shard.MovingTo is not null);
}

/// <summary>A member.</summary>
/// <param name="LeaseLeft">How long its lease ran yet when it was read; negative when it had ended.</param>
/// <param name="IsConnected">Whether this node has a connection to it; they are opened when there is something to send.</param>
/// <param name="Queued">How many messages wait for it.</param>
public sealed record MemberView(
    string NodeId, long Incarnation, Uri Address, IReadOnlyList<string> Roles, string Version, MemberState State, TimeSpan LeaseLeft,
    DateTimeOffset JoinedAt, DateTimeOffset Since, bool IsSelf, bool IsConnected, int Queued, int Shards);

/// <summary>A shard.</summary>
/// <param name="Owner">Null while nobody owns it.</param>
/// <param name="MovingTo">Where it is on its way to, or null.</param>
/// <param name="Phase">What this node does with its messages.</param>
/// <param name="Age">How long it had been in this state when it was read.</param>
/// <param name="Kept">How many messages this node keeps for it.</param>
public sealed record ShardView(int Shard, string? Owner, long Epoch, string? MovingTo, GatePhase Phase, TimeSpan Age, int Kept);

/// <summary>Messages that reached nobody.</summary>
/// <param name="KeptOverflow">There was no room to keep them for their shard.</param>
/// <param name="QueueOverflow">There was no room in the queue to a peer.</param>
/// <param name="LostConnection">They were on their way when a connection broke.</param>
/// <param name="UnknownNode">Their node is no member any more.</param>
/// <param name="UnknownActor">Their actor was not here any more.</param>
public sealed record DroppedView(long KeptOverflow, long QueueOverflow, long LostConnection, long UnknownNode, long UnknownActor);

/// <summary>Something that a node decided.</summary>
public sealed record ClusterDecision(DateTimeOffset At, string What);
