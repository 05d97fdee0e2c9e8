using Akka.Actor;
using Akka.Embedded.Runtime;
using Microsoft.AspNetCore.Http;

namespace Akka.Embedded.Cluster;

/// <summary>A node that has joined, until it leaves, is taken out, or ends.</summary>
internal sealed class ClusterNode : IAsyncDisposable
{
    private readonly ClusterOptions _options;
    private readonly LocalActorSystem _system;
    private readonly ClusterLog _log;
    private readonly ShardGates _gates;
    private readonly ClusterListener? _listener;
    private readonly ClusterConnection _connection;
    private readonly ChangeListener _changes;
    private readonly LeaseGuard _guard;
    private readonly NodeTransport _transport;
    private readonly ClusterSocket _socket;
    private readonly NodeThread _thread;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isStopped;

    public ClusterNode(
        ClusterOptions options, JoinedCluster joined, LocalActorSystem system, LeaseClock lease, ShardGates gates, DropCounters dropped, ClusterLog log,
        ClusterListener? listener)
    {
        (_options, _system, _log, _gates, _listener) = (options, system, log, gates, listener);
        var tables = new ClusterTables(options.Schema);
        _connection = new ClusterConnection(options);
        State = new NodeState(options, joined, lease, system.Time, gates, log);
        _guard = new LeaseGuard(State, system.Time);
        _transport = new NodeTransport(system, joined, options, gates, dropped, log, services => Links = new PeerLinks(services));
        _socket = new ClusterSocket(options, joined, _transport, system.Time, log.Logger, Wake);
        var turn = new NodeTurn(
            State, new MembershipTable(_connection, tables, options), new OwnershipTable(_connection, tables), Links, _guard, system.Time);
        _thread = new NodeThread(turn, State, new Outage(options.NodeId, log, system.Time), HasEnded, _isUp.TrySetResult);
        _changes = new ChangeListener(options, tables, system.Time, Wake);
        gates.Attach(system, _transport.Send);
    }

    public NodeState State { get; }

    public PeerLinks Links { get; private set; } = null!;

    public Task<bool> Ended => _ended.Task;

    public async Task Start(Uri address, CancellationToken cancellation)
    {
        _thread.Start();
        _changes.Start();
        AddToShutdown();
        await Task.WhenAny(_isUp.Task, _ended.Task).WaitAsync(cancellation).ConfigureAwait(false);
        _log.Decided($"Node {State.Self} at {address} is up in cluster \"{_options.ClusterName}\" with roles {string.Join(", ", _options.Roles)}.");
    }

    public void Wake() => _thread.Wake();

    public Task Leave()
    {
        if (!State.IsLeaving) _log.Decided($"Node {State.Self} leaves: it hands {State.OwnRows.Count()} shards over.");
        State.IsLeaving = true;
        Wake();
        return _ended.Task;
    }

    public Task Serve(HttpContext context) => _socket.Serve(context, _end.Token);

    /// <summary>Ends in order: what waits for others is still sent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0) return;
        _thread.Stop();
        await Links.Finish().ConfigureAwait(false);
        await Close().ConfigureAwait(false);
        var lost = _gates.GiveUp();
        if (lost > 0) _log.Warned($"Node {State.Self} ends with {lost} messages that waited for a shard's owner.");
    }

    /// <summary>Ends without a word to anyone.</summary>
    public async Task Kill()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0) return;
        await _end.CancelAsync().ConfigureAwait(false);
        _thread.Stop();
        Links.Know([]);
        Links.EndOthers();
        await Close().ConfigureAwait(false);
    }

    private async Task Close()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _guard.Dispose();
        await _changes.DisposeAsync().ConfigureAwait(false);
        _connection.Dispose();
        if (_listener is not null) await _listener.DisposeAsync().ConfigureAwait(false);
        _ended.TrySetResult(false);
    }

    private void HasEnded(TurnEnd end)
    {
        if (end == TurnEnd.Left) _log.Decided($"Node {State.Self} has left.");
        else _log.Warned($"Node {State.Self} was taken out of the cluster: its entities are stopped.");
        // Whoever still sends here learns by the end of the connection that it must send elsewhere.
        if (end == TurnEnd.Out) _end.CancelAsync();
        _ended.TrySetResult(end == TurnEnd.Left);
        if (_options.ShutDownWhenOut) _ = CoordinatedShutdown.Get(_system).Run(ReasonOf(end));
    }

    private static CoordinatedShutdown.Reason ReasonOf(TurnEnd end) =>
        end == TurnEnd.Left ? CoordinatedShutdown.ClusterLeavingReason.Instance : CoordinatedShutdown.ClusterDowningReason.Instance;

    private void AddToShutdown()
    {
        var shutdown = CoordinatedShutdown.Get(_system);
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeClusterShutdown, "hand shards over and leave the cluster", async () =>
        {
            if (Volatile.Read(ref _isStopped) == 0) await Leave().ConfigureAwait(false);
            return Done.Instance;
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "close the way to other nodes", async () =>
        {
            await DisposeAsync().ConfigureAwait(false);
            return Done.Instance;
        });
    }
}
