namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>When a delivery that failed is tried again: after 15 s, then four times as long each time, at most two hours; 8 attempts over 5 to 6 hours.</summary>
internal static class RetryPlan
{
    public const int MostAttempts = 8;
    private const int Growth = 4;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Receivers that failed together must not be asked together again.</summary>
    private const double Spread = 0.25;

    /// <param name="attempts">Attempts made, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan After(int attempts, double chance)
    {
        var wait = First * Math.Pow(Growth, Math.Min(attempts, MostAttempts) - 1);
        return (wait < Longest ? wait : Longest) * (1 - Spread + (2 * Spread * chance));
    }
}
