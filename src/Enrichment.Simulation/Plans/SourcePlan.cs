using Enrichment.Domain.Sources;

namespace Enrichment.Simulation.Plans;

/// <summary>How a vendor's operation behaves in one world. Shares are per hundred requests.</summary>
internal sealed record SourcePlan(SourceDefinition Definition)
{
    /// <summary>How long a request is on its way, and an answer.</summary>
    public (TimeSpan Least, TimeSpan Most) Latency { get; init; }

    /// <summary>"Nothing known" costs as much as a find.</summary>
    public bool ChargesNothingKnown { get; init; }

    public double Throttled { get; init; }

    /// <summary>Fails, and charges nothing for it.</summary>
    public double Failing { get; init; }

    /// <summary>Fails so that nobody can tell whether it was charged.</summary>
    public double Breaking { get; init; }

    /// <summary>Never answers: the connector gives up.</summary>
    public double Silent { get; init; }

    /// <summary>Says "not ready" a few times first.</summary>
    public double Pending { get; init; }

    /// <summary>The connector throws, against its promise.</summary>
    public double Throwing { get; init; }

    /// <summary>Answers fields that were not asked for, or none of those that were.</summary>
    public double Wrong { get; init; }

    /// <summary>Charges more than it may: a price has changed.</summary>
    public double Overcharging { get; init; }

    /// <summary>Says that the allowance is used up, or the key refused.</summary>
    public double Gone { get; init; }
}
