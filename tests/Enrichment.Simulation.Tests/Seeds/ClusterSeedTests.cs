using Enrichment.Simulation.Plans;

namespace Enrichment.Simulation.Tests.Seeds;

/// <summary>Several nodes that freeze, lose each other and the database: the cluster's own leases, turns, gates and wire format.</summary>
public sealed class ClusterSeedTests
{
    [Fact]
    public void Every_invariant_holds_while_shards_change_their_owners()
    {
        var results = Enumerable.Range(1, 30).Select(seed => Simulator.Run(seed, FaultKinds.Cluster)).ToList();

        results.Where(r => r.Violation is not null).Select(r => $"seed {r.Seed}: {r.Violation!.Invariant}: {r.Violation.What}").ShouldBeEmpty();
    }
}
