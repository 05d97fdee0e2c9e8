namespace Akka.Embedded.Cluster;

/// <summary>How long to wait before the next try: doubling from a first delay to a longest one, until something works.</summary>
internal sealed class RetryDelay(TimeSpan first, TimeSpan longest)
{
    private int _failures;

    /// <summary>The delay after one more failure.</summary>
    public TimeSpan Next()
    {
        var delay = first * Math.Pow(2, Math.Min(_failures++, 20));
        return delay < longest ? delay : longest;
    }

    /// <summary>It worked.</summary>
    public void Reset() => _failures = 0;
}
