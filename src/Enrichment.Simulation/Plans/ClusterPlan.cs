namespace Enrichment.Simulation.Plans;

/// <summary>Several nodes, and what parts them.</summary>
/// <param name="Latency">How long a message takes from one node to another.</param>
/// <param name="Freezes">A node stands still, perhaps beyond its lease, and goes on as if nothing had been.</param>
/// <param name="Cuts">Two nodes lose each other; or one, where the second is null, loses the database that coordinates them.</param>
internal sealed record ClusterPlan(
    int Nodes,
    (TimeSpan Least, TimeSpan Most) Latency,
    IReadOnlyList<FreezePlan> Freezes,
    IReadOnlyList<CutPlan> Cuts)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
}

/// <param name="Node">From 0.</param>
internal sealed record FreezePlan(int Node, TimeSpan At, TimeSpan For);

internal sealed record CutPlan(int Node, int? Other, TimeSpan From, TimeSpan To)
{
    public bool IsBetween(int one, int? other, TimeSpan now) =>
        From <= now && now < To && ((Node == one && Other == other) || (other is { } second && Node == second && Other == one));
}
