namespace Enrichment.Simulation.Plans;

/// <summary>What a crash waits for.</summary>
internal enum CrashMoment
{
    /// <summary>So many turns of actors.</summary>
    Turn,

    /// <summary>So many commits: the answer to the last one reaches nobody.</summary>
    Commit,

    /// <summary>So many requests at vendors: the answer to the last one reaches nobody.</summary>
    Request,
}

/// <summary>A node dies at a moment counted from its start, and comes back after a while.</summary>
internal sealed record CrashPlan(CrashMoment Moment, int Count, TimeSpan Down);
