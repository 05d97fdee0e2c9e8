using Akka.Embedded.Simulation;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation;

/// <summary>
/// Runs the production actors in worlds drawn from seeds: one thread, virtual time, models of store, journal and vendors that lose what a
/// crash loses. The same seed and faults give the same world, step by step.
/// </summary>
public static class Simulator
{
    /// <summary>Runs one seed.</summary>
    /// <param name="allowed">What may go wrong; the seed decides what of it does.</param>
    /// <param name="story">Where it is told line by line; null for nowhere.</param>
    public static SeedResult Run(long seed, FaultKinds allowed = FaultKinds.All, TextWriter? story = null)
    {
        using var onThisThread = InlineContinuations.Allow();
        return new SeedRun(PlanDrawing.Of(seed, allowed), story).Run();
    }
}
