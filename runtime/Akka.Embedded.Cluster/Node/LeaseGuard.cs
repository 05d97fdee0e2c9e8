namespace Akka.Embedded.Cluster;

/// <summary>Stops the node's entities when its lease could not be renewed in time, whatever its thread is waiting for.</summary>
internal sealed class LeaseGuard : IDisposable
{
    private readonly NodeState _node;
    private readonly ITimer _timer;
    private bool _stopped;

    public LeaseGuard(NodeState node, TimeProvider time)
    {
        _node = node;
        _timer = time.CreateTimer(static guard => ((LeaseGuard)guard!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The lease was renewed.</summary>
    public void Renewed()
    {
        if (Interlocked.Exchange(ref _stopped, false)) _node.Log.Decided($"Node {_node.Self} has its lease again: the shards that are still its own go on.");
        _timer.Change(_node.Lease.Left, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_node.Lease.Left is { Ticks: > 0 } left)
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
            return;
        }
        var open = _node.Gates.All.Where(gate => gate.Phase is GatePhase.Open or GatePhase.Closing).ToList();
        if (open.Count == 0 || Interlocked.Exchange(ref _stopped, true)) return;
        _node.Log.Warned($"Node {_node.Self} could not renew its lease: the entities of {open.Count} shards are stopped before it ends.");
        foreach (var gate in open) gate.Close(inOrder: false);
    }
}
