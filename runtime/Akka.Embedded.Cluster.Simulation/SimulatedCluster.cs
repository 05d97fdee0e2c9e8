using Akka.Embedded.Simulation;

namespace Akka.Embedded.Cluster.Simulation;

/// <summary>
/// What the nodes of a simulated cluster share: the coordinator's rows, on the clock of all, and the network. The nodes run the cluster's own
/// protocol over it; only statements and sockets are replaced.
/// </summary>
public sealed class SimulatedCluster
{
    private readonly Dictionary<string, SimulatedClusterNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>Makes a cluster without nodes.</summary>
    /// <param name="shards">How many shards there are for all types together.</param>
    public SimulatedCluster(VirtualTimeProvider time, TimeSpan lease, int shards)
    {
        Time = time;
        Lease = lease;
        Members = new MemberRows(time, lease);
        Shards = new ShardRows(Members, shards, Taken);
    }

    /// <summary>How long a node may act without reaching the coordinator.</summary>
    public TimeSpan Lease { get; }

    /// <summary>Whether a node can reach the coordinator now.</summary>
    public Func<string, bool> ReachesCoordinator { get; set; } = static _ => true;

    /// <summary>How long a message takes from one node to another; null where it is lost.</summary>
    public Func<string, string, TimeSpan?> Transit { get; set; } = static (_, _) => TimeSpan.Zero;

    /// <summary>Told where a shard changes its owner while another node may still act for it: shard, former owner, new owner.</summary>
    public Action<int, string, string> OwnedTwice { get; set; } = static (_, _, _) => { };

    internal VirtualTimeProvider Time { get; }

    internal MemberRows Members { get; }

    internal ShardRows Shards { get; }

    /// <summary>The epoch of a shard, which a journal judges writes by; null where there is no such shard.</summary>
    public long? EpochOf(int shard) => Shards.EpochOf(shard);

    /// <summary>Which node owns each shard, for people; null for nobody.</summary>
    public IReadOnlyList<string?> Owners => Shards.Owners;

    /// <summary>Where messages wait for a shard, or what each node makes of one, for people.</summary>
    public string Describe(int? shard = null) => string.Join(
        "; ", _nodes.Values.SelectMany(node => node.Gates.Where(gate => shard == gate.Shard || (shard is null && gate.Kept > 0))
            .Select(gate => $"{node.NodeId}: shard {gate.Shard} {gate.Phase} in epoch {gate.Epoch}, held {gate.IsHeld}, {gate.Kept} kept")));

    internal void Add(SimulatedClusterNode node) => _nodes[node.NodeId] = node;

    internal SimulatedClusterNode? Find(NodeKey key) => _nodes.TryGetValue(key.NodeId, out var node) && node.Key == key ? node : null;

    internal void Wake()
    {
        foreach (var node in _nodes.Values) node.Wake();
    }

    private void Taken(int shard, NodeKey by)
    {
        foreach (var node in _nodes.Values)
        {
            if (node.Key != by && node.MayActFor(shard)) OwnedTwice(shard, node.NodeId, by.NodeId);
        }
    }
}
