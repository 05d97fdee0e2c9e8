namespace Enrichment.Simulation.Plans;

/// <summary>What may go wrong in a simulated world.</summary>
[Flags]
public enum FaultKinds
{
    None = 0,

    /// <summary>A node dies at any step and starts again: what was not durable is gone.</summary>
    Crash = 1,

    /// <summary>The store or the journal fails, or waits, for a while.</summary>
    Outage = 2,

    /// <summary>Sources are slow, throttle, break, never answer, or answer what they should not.</summary>
    Source = 4,

    /// <summary>The wall clock is set forward or back.</summary>
    Clock = 8,

    /// <summary>Messages between actors are lost, as between nodes that lose each other.</summary>
    Loss = 16,

    /// <summary>Several nodes; they freeze beyond their lease, lose each other or the database, and each may believe that it owns an actor.</summary>
    Cluster = 32,

    /// <summary>All that may befall one node: several are asked for by their name.</summary>
    All = Crash | Outage | Source | Clock | Loss,
}
