using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Tests.Seeds;

/// <summary>The seeds that every check of the repository runs, once for all tests.</summary>
public sealed class SeedBudget
{
    private const int Seeds = 300;

    public IReadOnlyList<SeedResult> Results { get; } = [.. Enumerable.Range(1, Seeds).Select(seed => Simulator.Run(seed))];
}
