namespace Akka.Embedded.Cluster;

/// <summary>What a node knows and is. The node's own thread writes; others read single values.</summary>
internal sealed class NodeState
{
    private volatile IReadOnlyList<Member> _members = [];
    private volatile bool _isLeaving;

    public NodeState(ClusterOptions options, JoinedCluster joined, LeaseClock lease, TimeProvider time, ShardGates gates, ClusterLog log)
    {
        (Options, Self, Lease, Gates, Log) = (options, joined.Self, lease, gates, log);
        Observed = new ObservedLeases(options.Terms, time);
        Rows = [.. Enumerable.Range(0, options.Shards).Select(shard => new ShardRow(shard, null, -1, null, default))];
    }

    public ClusterOptions Options { get; }

    public NodeKey Self { get; }

    public LeaseClock Lease { get; }

    public ObservedLeases Observed { get; }

    public ShardGates Gates { get; }

    public ClusterLog Log { get; }

    /// <summary>The shards' rows as last read.</summary>
    public ShardRow[] Rows { get; }

    public IReadOnlyList<Member> Members => _members;

    public long ChangesSeen { get; private set; }

    /// <summary>The nodes that take shards, by id.</summary>
    public IReadOnlyDictionary<string, NodeKey> Hosts { get; private set; } = new Dictionary<string, NodeKey>();

    /// <summary>This node's own row; null when it is no member.</summary>
    public Member? Own => _members.FirstOrDefault(member => member.Key == Self);

    /// <summary>The node wants to go.</summary>
    public bool IsLeaving
    {
        get => _isLeaving;
        set => _isLeaving = value;
    }

    public IEnumerable<ShardRow> OwnRows => Rows.Where(row => row.Owner == Self);

    /// <summary>A leaving node with nobody to hand its shards to gives them to nobody.</summary>
    public bool ReleasesShards => IsLeaving && Hosts.Count == 0;

    public bool MayTakeOver => Lease.UnbrokenFor >= Options.Lease;

    public void Take(ClusterReading reading)
    {
        _members = reading.Members;
        Observed.Observe(reading.Members);
        Hosts = reading.Members.Where(member => member.TakesShards && !(IsLeaving && member.Key == Self)).ToDictionary(member => member.Key.NodeId, member => member.Key);
        foreach (var row in reading.Changed) Rows[row.Shard] = row;
        ChangesSeen = reading.ChangedTo;
    }

    /// <summary>
    /// The members that may still act. One whose lease has ended is among them until this node could judge it: after an outage of the
    /// database all leases have ended, and everyone comes back in a moment.
    /// </summary>
    public IEnumerable<Member> Present => _members.Where(member => !HasEnded(member));

    /// <summary>Whether a shard's owner can no longer act for it, as far as this node may judge.</summary>
    public bool IsGone(NodeKey owner) => _members.FirstOrDefault(member => member.Key == owner) is not { } member || HasEnded(member);

    private bool HasEnded(Member member) => member.HasAcknowledged || (MayTakeOver && Observed.HasEnded(member));

    /// <summary>Who counts as a shard's owner when shards are placed: where it is going, if it is on its way.</summary>
    public string? PlacedAt(ShardRow row)
    {
        if (row.MovingTo is { } target && Hosts.ContainsKey(target)) return target;
        return row.Owner is { } owner && Hosts.TryGetValue(owner.NodeId, out var host) && host == owner ? owner.NodeId : null;
    }
}
