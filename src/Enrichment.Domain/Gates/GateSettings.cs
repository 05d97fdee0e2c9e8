namespace Enrichment.Domain.Gates;

/// <summary>How a gate behaves beyond its accounts' limits.</summary>
/// <param name="BreakerThreshold">Failures in a row that open an account's breaker.</param>
/// <param name="BreakerOpenFor">How long an open breaker refuses before one call is let through to try.</param>
/// <param name="PermitLease">A permit not returned after this time is taken back: its holder died.</param>
/// <param name="RateMargin">Share by which a rate window is stretched, so that jitter on the way never exceeds the vendor's own count.</param>
/// <param name="FirstBackOff">The wait after a "slow down" without a stated time; doubled each time in a row, up to <paramref name="MaxBackOff"/>.</param>
public sealed record GateSettings(
    int BreakerThreshold, TimeSpan BreakerOpenFor, TimeSpan PermitLease, double RateMargin, TimeSpan FirstBackOff, TimeSpan MaxBackOff)
{
    public static readonly GateSettings Default = new(
        10, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), 0.1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
}
