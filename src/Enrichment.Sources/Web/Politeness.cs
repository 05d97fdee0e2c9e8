namespace Enrichment.Sources.Web;

/// <summary>At most one request per domain in each delay, whoever asks for it on this node.</summary>
internal sealed class Politeness(TimeProvider time)
{
    private const int ManyDomains = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long At, TimeSpan Delay)> _last = new(StringComparer.Ordinal);

    /// <summary>Takes the domain's turn; else says how long to wait for it.</summary>
    /// <returns>Zero when the turn is taken: the request may be sent now.</returns>
    public TimeSpan TakeTurn(string domain, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        lock (_lock)
        {
            if (_last.TryGetValue(domain, out var last) && time.GetElapsedTime(last.At) is var since && since < delay)
            {
                return delay - since;
            }

            if (_last.Count >= ManyDomains)
            {
                ForgetPast();
            }

            _last[domain] = (time.GetTimestamp(), delay);
            return TimeSpan.Zero;
        }
    }

    private void ForgetPast()
    {
        foreach (var (domain, last) in _last)
        {
            if (time.GetElapsedTime(last.At) >= last.Delay)
            {
                _last.Remove(domain);
            }
        }
    }
}
