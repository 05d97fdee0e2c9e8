using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Embedded.Sharding;
using Akka.Embedded.Simulation;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster.Simulation;

/// <summary>
/// One life of a node: leases, turns, gates and messages are the cluster's own; its turns are timers of its process, where a real node has a
/// thread. Made before its actor system, whose options it completes.
/// </summary>
public sealed class SimulatedClusterNode
{
    private readonly SimulatedCluster _cluster;
    private readonly ClusterOptions _options;
    private readonly LeaseClock _lease;
    private readonly ShardGates _gates;
    private readonly ClusterLog _log;
    private readonly DropCounters _dropped = new();
    private readonly RetryDelay _retry;
    private readonly ITimer _next;
    private NodeTurn? _turn;
    private NodeTransport? _transport;
    private LocalActorSystem? _system;

    private SimulatedClusterNode(SimulatedCluster cluster, string nodeId, SimulatedProcess process, ILoggerFactory loggers)
    {
        (_cluster, NodeId, Process) = (cluster, nodeId, process);
        _options = new ClusterOptions { ConnectionString = "none", ClusterName = "simulated", NodeId = nodeId, Secret = "not on this wire", Lease = cluster.Lease, Shards = cluster.Owners.Count };
        _lease = new LeaseClock(_options.Terms, process.Clock);
        _log = new ClusterLog(loggers.CreateLogger("cluster"), process.Clock);
        _gates = new ShardGates(_options, _lease, process.Clock, _dropped, Wake);
        _retry = new RetryDelay(TimeSpan.FromMilliseconds(50), _options.Terms.RenewEvery);
        _next = process.Clock.CreateTimer(_ => Take(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The node's id, the same in all its lives.</summary>
    public string NodeId { get; }

    /// <summary>The node has been up in this life.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Called when it is no member any more.</summary>
    public Action Ended { get; set; } = static () => { };

    internal SimulatedProcess Process { get; }

    internal NodeKey? Key { get; private set; }

    internal IReadOnlyList<ShardGate> Gates => _gates.All;

    /// <summary>Makes the cluster's part of an actor system that is about to be created with these options.</summary>
    public static SimulatedClusterNode Create(SimulatedCluster cluster, string nodeId, SimulatedProcess process, EmbeddedOptions system)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(system);
        var node = new SimulatedClusterNode(cluster, nodeId, process, system.LoggerFactory);
        system.With<IShardLocator>(node._gates);
        return node;
    }

    /// <summary>Joins as soon as no earlier life of the node can act any more.</summary>
    public void Join(ActorSystem system)
    {
        _system = (LocalActorSystem)system;
        _cluster.Add(this);
        Next(TimeSpan.Zero);
    }

    /// <summary>Whether it would act for a shard at this moment.</summary>
    internal bool MayActFor(int shard) => !Process.IsDead && _gates.All[shard].IsHeld;

    internal void Wake()
    {
        if (!Process.IsDead) Next(TimeSpan.Zero);
    }

    internal void Receive(byte[] frame)
    {
        var reader = new FrameReader(frame);
        while (!reader.IsAtEnd) _transport?.Deliver(IncomingMessage.Read(ref reader));
    }

    private void Next(TimeSpan after) => _next.Change(after, Timeout.InfiniteTimeSpan);

    private void Take()
    {
        try
        {
            if (_turn is null && !TryRegister())
            {
                Next(_options.Terms.RenewEvery);
                return;
            }
            Follow(_turn!.Take());
            _retry.Reset();
        }
        catch (TimeoutException)
        {
            Next(_retry.Next());
        }
    }

    private void Follow(TurnResult result)
    {
        IsUp |= _cluster.Members.IsUp(Key!.Value);
        if (result.End == TurnEnd.Next) Next(result.Delay);
        else Ended();
    }

    private bool TryRegister()
    {
        if (!_cluster.ReachesCoordinator(NodeId) || _cluster.Members.Register(NodeId) is not { } key) return false;
        Key = key;
        var joined = new JoinedCluster(key, Guid.Empty);
        var state = new NodeState(_options, joined, _lease, Process.Clock, _gates, _log);
        var tables = new CoordinatorTables(_cluster, NodeId);
        SimulatedPeers? peers = null;
        _transport = new NodeTransport(_system!, joined, _options, _gates, _dropped, _log, services => peers = new SimulatedPeers(_cluster, services));
        _gates.Attach(_system!, _transport.Send);
        _turn = new NodeTurn(state, tables, tables, peers!, new LeaseGuard(state, Process.Clock), Process.Clock);
        return true;
    }
}
