using System.Globalization;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Tests.Seeds;

/// <summary>The seeds that every check of the repository runs, once for all tests, up to the first that fails: worlds of one node, and of several.</summary>
public sealed class SeedBudget
{
    /// <summary>So many, unless the environment says otherwise: planted defects may take more.</summary>
    private const int Seeds = 300;

    /// <summary>Worlds of one node for each of several, which takes ten times as long.</summary>
    private const int ForEachCluster = 10;

    public SeedBudget()
    {
        var most = Environment.GetEnvironmentVariable("ENRICHMENT_SIMULATED_SEEDS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : Seeds;
        Sweep(most, FaultKinds.All);
        Sweep(most / ForEachCluster, FaultKinds.Cluster);
    }

    /// <summary>The first seed in which an invariant did not hold; null while all did.</summary>
    public SeedResult? Failed { get; private set; }

    /// <summary>What could go wrong in the world that failed.</summary>
    public FaultKinds Faults { get; private set; }

    private void Sweep(int most, FaultKinds faults)
    {
        if (Failed is null)
        {
            Faults = faults;
            Failed = new SeedSweep(1, most, seed => Simulator.Run(seed, faults)).Run(Environment.ProcessorCount, CancellationToken.None);
        }
    }
}
