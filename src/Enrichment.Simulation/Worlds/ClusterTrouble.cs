using Akka.Embedded.Cluster.Simulation;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Plans;

namespace Enrichment.Simulation.Worlds;

/// <summary>The cluster of a world: who reaches whom, and who stands still.</summary>
internal static class ClusterTrouble
{
    private const int Shards = 100;

    /// <summary>Null in a world of one node.</summary>
    public static SimulatedCluster? Cluster(World world)
    {
        if (world.Plan.Cluster is not { } plan)
        {
            return null;
        }

        var draw = world.Draw("network");
        return new SimulatedCluster(world.Time, ClusterPlan.Lease, Shards)
        {
            ReachesCoordinator = node => !plan.Cuts.Any(c => c.IsBetween(NumberOf(node), null, world.Elapsed)),
            Transit = (from, to) => Transit(world, plan, draw, NumberOf(from), NumberOf(to)),
            OwnedTwice = (shard, former, next) => world.Violate(
                Invariant.NothingStaleIsStored, $"shard {shard} goes to {next} while {former} still acts for it"),
        };
    }

    /// <summary>Has nodes stand still when it is their time.</summary>
    public static void Freeze(World world, IReadOnlyList<NodeSlot> nodes)
    {
        foreach (var freeze in world.Plan.Cluster?.Freezes ?? [])
        {
            world.After(freeze.At, () => nodes[freeze.Node].Freeze(freeze.For));
        }
    }

    /// <summary>A node's name by its number.</summary>
    public static string NameOf(int number) => $"node-{number + 1}";

    private static int NumberOf(string name) => name[^1] - '1';

    private static TimeSpan? Transit(World world, ClusterPlan plan, Draw draw, int from, int to) =>
        plan.Cuts.Any(c => c.IsBetween(from, to, world.Elapsed)) ? null : draw.Time(plan.Latency.Least, plan.Latency.Most);
}
