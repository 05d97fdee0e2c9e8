namespace Akka.Embedded.Cluster;

/// <summary>Has each gate do what its shard's row says.</summary>
internal sealed class ReconcileGates(NodeState node)
{
    public void Do()
    {
        foreach (var gate in node.Gates.All) Do(gate);
    }

    public void Do(IEnumerable<ShardRow> rows)
    {
        foreach (var row in rows) Do(node.Gates.All[row.Shard]);
    }

    private void Do(ShardGate gate)
    {
        var row = node.Rows[gate.Shard];
        if (row.Owner == node.Self) Own(gate, row);
        else Foreign(gate, row);
        HurryAfterTimeout(gate);
    }

    private void Own(ShardGate gate, ShardRow row)
    {
        switch (gate.Phase)
        {
            case GatePhase.Open when !gate.IsHeld || gate.Epoch != row.Epoch:
                gate.Close(inOrder: false);
                break;
            case GatePhase.Open when row.IsMoving || node.ReleasesShards:
                gate.Close(inOrder: true);
                break;
            case GatePhase.Unknown or GatePhase.Elsewhere or GatePhase.Closed when !row.IsMoving && !node.ReleasesShards:
                gate.Open(row.Epoch);
                break;
            default:
                break;
        }
    }

    private void Foreign(ShardGate gate, ShardRow row)
    {
        if (gate.Phase is GatePhase.Open or GatePhase.Closing) gate.Close(inOrder: false);
        else if (row.Owner is { } owner && !node.IsGone(owner)) gate.PointTo(owner, row.Epoch);
        else gate.Forget(row.Epoch);
    }

    private void HurryAfterTimeout(ShardGate gate)
    {
        if (gate.Closing is not { IsAbrupt: false } closing || closing.For < node.Options.HandOffTimeout) return;
        node.Log.Warned($"The entities of shard {gate.Shard} did not stop within {closing.For.TotalSeconds:0.#} s of its hand-off: they are stopped without order.");
        gate.Close(inOrder: false);
    }
}
