namespace Akka.Embedded.Cluster;

/// <summary>What a node does again and again: renews its lease, reads what changed, and does what follows from it.</summary>
internal sealed class NodeTurn
{
    private readonly NodeState _node;
    private readonly IMembershipTable _membership;
    private readonly IPeers _links;
    private readonly TimeProvider _time;
    private readonly ReconcileGates _gates;
    private readonly ClaimShards _claims;
    private readonly MoveShards _moves;
    private readonly LeaseGuard _guard;
    private long _forgotAt;

    public NodeTurn(NodeState node, IMembershipTable membership, IOwnershipTable ownership, IPeers links, LeaseGuard guard, TimeProvider time)
    {
        (_node, _membership, _links, _guard, _time) = (node, membership, links, guard, time);
        _gates = new ReconcileGates(node);
        _claims = new ClaimShards(node, ownership);
        _moves = new MoveShards(node, ownership);
        _forgotAt = time.GetTimestamp();
    }

    /// <summary>Takes the turn.</summary>
    /// <returns>What comes next.</returns>
    /// <exception cref="Npgsql.NpgsqlException">The database could not be used.</exception>
    public TurnResult Take()
    {
        var asked = _time.GetTimestamp();
        var reading = _membership.Renew(_node.Self, _node.ChangesSeen);
        _node.Take(reading);
        if (!reading.Renewed) return TakenOut();
        _node.Lease.Renewed(asked);
        _guard.Renewed();
        _links.Know(_node.Present);
        _gates.Do();
        _links.EndOthers();
        if (_node.Own!.State == MemberState.Leaving && !_node.IsLeaving) LeaveAsTold();
        if (_node.IsLeaving && _node.Own!.State != MemberState.Leaving) return Announce(MemberState.Leaving);
        if (!_node.IsLeaving && _node.Own!.State == MemberState.Joining) return Announce(MemberState.Up);
        PlaceShards();
        ForgetTheLongDead();
        return _node.IsLeaving && !_node.OwnRows.Any() ? Leave() : TurnResult.Wait(NextTurnIn());
    }

    private void PlaceShards()
    {
        var plan = ShardPlacement.Plan([.. _node.Hosts.Keys], [.. _node.Rows.Select(_node.PlacedAt)]);
        if (!_node.IsLeaving) Take(_claims.Do(plan));
        Take(_moves.Cancel());
        Take(_moves.Begin(plan));
        Take(_moves.Finish());
        Take(_moves.Release());
    }

    private void Take(IReadOnlyList<ShardRow> changed)
    {
        foreach (var row in changed) _node.Rows[row.Shard] = row;
        _gates.Do(changed);
    }

    private TurnResult Announce(MemberState state)
    {
        _membership.Set(_node.Self, state);
        return TurnResult.Again;
    }

    private void LeaveAsTold()
    {
        _node.Log.Decided($"Node {_node.Self} was told by an operator to leave: it hands {_node.OwnRows.Count()} shards over.");
        _node.IsLeaving = true;
        _node.Take(new ClusterReading(true, _node.Members, [], _node.ChangesSeen));
    }

    private TurnResult TakenOut()
    {
        _node.Lease.End();
        foreach (var gate in _node.Gates.All) gate.Close(inOrder: false);
        if (_node.Gates.All.Any(gate => gate.Phase == GatePhase.Closing)) return TurnResult.Wait(_node.Options.Terms.RenewEvery);
        _membership.Acknowledge(_node.Self);
        return TurnResult.Out;
    }

    private TurnResult Leave()
    {
        _membership.Delete(_node.Self);
        return TurnResult.Left;
    }

    private void ForgetTheLongDead()
    {
        if (_time.GetElapsedTime(_forgotAt) < TimeSpan.FromMinutes(10)) return;
        _forgotAt = _time.GetTimestamp();
        _membership.DeleteLongDead();
    }

    /// <summary>The next renewal, or sooner: when a silent owner's lease ends for sure.</summary>
    private TimeSpan NextTurnIn()
    {
        var next = _node.Options.Terms.RenewEvery;
        foreach (var silent in _node.Members.Where(member => !member.IsAlive && _node.Rows.Any(row => row.Owner == member.Key)))
        {
            var wait = _node.Observed.WaitFor(silent) + TimeSpan.FromMilliseconds(20);
            if (wait < next) next = wait;
        }
        return next;
    }
}
