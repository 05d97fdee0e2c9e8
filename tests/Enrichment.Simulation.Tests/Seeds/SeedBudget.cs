using System.Globalization;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Tests.Seeds;

/// <summary>The seeds that every check of the repository runs, once for all tests, up to the first that fails.</summary>
public sealed class SeedBudget
{
    /// <summary>So many, unless the environment says otherwise: planted defects may take more.</summary>
    private const int Seeds = 300;

    public SeedBudget()
    {
        var most = Environment.GetEnvironmentVariable("ENRICHMENT_SIMULATED_SEEDS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Seeds;
        Failed = new SeedSweep(1, most, seed => Simulator.Run(seed)).Run(Environment.ProcessorCount, CancellationToken.None);
    }

    /// <summary>The first seed in which an invariant did not hold; null while all did.</summary>
    public SeedResult? Failed { get; }
}
