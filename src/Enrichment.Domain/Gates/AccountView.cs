using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Gates;

/// <summary>Whether an account's circuit lets calls through.</summary>
public enum BreakerState
{
    /// <summary>All calls.</summary>
    Closed,

    /// <summary>None, until its time is over.</summary>
    Open,

    /// <summary>One, to try.</summary>
    HalfOpen,
}

/// <summary>An account's state as operators see it.</summary>
/// <param name="State">on, paused or off.</param>
/// <param name="Detail">Why it is paused or off; empty while it is on.</param>
public sealed record AccountView(
    string Account, string State, string Detail, int InFlight, IReadOnlyDictionary<PriorityClass, int> QueuedByClass)
{
    /// <summary>Requests that wait.</summary>
    public int Queued => QueuedByClass.Values.Sum();

    /// <summary>How long the oldest request of each class has waited.</summary>
    public IReadOnlyDictionary<PriorityClass, TimeSpan> LongestWait { get; init; } = new Dictionary<PriorityClass, TimeSpan>();

    public BreakerState Breaker { get; init; }

    /// <summary>How long nothing may start because the vendor said "slow down"; zero when it may.</summary>
    public TimeSpan BackOff { get; init; }

    /// <summary>The vendor has said that the allowance is used up.</summary>
    public bool IsQuotaGone { get; init; }
}
