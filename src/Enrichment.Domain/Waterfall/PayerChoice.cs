using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Waterfall;

/// <summary>Someone who waits for an entity's answer.</summary>
/// <param name="Arrival">The order in which the askers came.</param>
/// <param name="Call">What the asker's own plan would ask next; null when its plan is done.</param>
public sealed record Asker(string RequestId, PriorityClass Class, long Arrival, PlannedCall? Call);

/// <summary>Who pays for the next call (design, "Subscribers and payers"): the highest class, then the oldest, of those whose plan asks it.</summary>
public static class PayerChoice
{
    /// <summary>The payer, and with it the call that is made next; null when nobody's plan asks anything.</summary>
    public static Asker? Choose(IEnumerable<Asker> askers) =>
        askers.Where(a => a.Call is not null).OrderBy(a => a.Class).ThenBy(a => a.Arrival).FirstOrDefault();
}
