using Enrichment.Simulation.Invariants;

namespace Enrichment.Simulation.Worlds;

/// <summary>What came of a seed.</summary>
/// <param name="Violation">The first invariant that did not hold; null when all did.</param>
/// <param name="Steps">Turns of actors and moments of time.</param>
/// <param name="Elapsed">Virtual time.</param>
public sealed record SeedResult(long Seed, Violation? Violation, int Steps, TimeSpan Elapsed);
