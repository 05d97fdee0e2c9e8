namespace Enrichment.Host.Composition.Metering;

/// <summary>
/// Durations in steps of a tenth, from a millisecond to an hour: a quantile is right to within 10 %. Any number of threads may add and
/// read, without a lock.
/// </summary>
public sealed class LatencyHistogram
{
    private const double Step = 1.1;
    private const double LeastMs = 1;
    private const int Steps = 160;
    private readonly long[] counts = new long[Steps];

    public void Add(TimeSpan duration)
    {
        var step = duration.TotalMilliseconds <= LeastMs ? 0 : (int)Math.Ceiling(Math.Log(duration.TotalMilliseconds / LeastMs, Step));
        Interlocked.Increment(ref counts[Math.Min(step, Steps - 1)]);
    }

    /// <param name="share">0.5 for the median.</param>
    /// <returns>The duration that so large a share did not exceed; null when there was none.</returns>
    public TimeSpan? Quantile(double share)
    {
        var seen = Array.ConvertAll(counts, count => count);
        var total = seen.Sum();
        if (total == 0)
        {
            return null;
        }

        var (step, below) = (0, seen[0]);
        while (below < share * total)
        {
            below += seen[++step];
        }

        return TimeSpan.FromMilliseconds(LeastMs * Math.Pow(Step, step));
    }
}
