namespace Akka.Embedded.Cluster;

/// <summary>
/// The node's own lease on a clock that only goes forward, counted from before the renewal was sent: it ends here before it ends in the
/// database. Safe to read from any thread; one thread renews.
/// </summary>
internal sealed class LeaseClock(LeaseTerms terms, TimeProvider time)
{
    private readonly long _usable = Ticks(terms.Lease - terms.Margin, time);
    private long _usableUntil = long.MinValue;
    private long _unbrokenSince;
    private long _term;

    /// <summary>Rises when the lease is usable again after it was not: what was held in an earlier term is not held any more.</summary>
    public long Term => Volatile.Read(ref _term);

    /// <summary>Whether the node may act for its shards now.</summary>
    public bool IsUsable => time.GetTimestamp() < Volatile.Read(ref _usableUntil);

    /// <summary>Whether it may act now, and may have at every moment since a term began.</summary>
    public bool IsUsableIn(long term) => IsUsable && Volatile.Read(ref _term) == term;

    /// <summary>How long it may still act; zero when it may not.</summary>
    public TimeSpan Left
    {
        get
        {
            var until = Volatile.Read(ref _usableUntil);
            return until == long.MinValue || time.GetTimestamp() >= until ? TimeSpan.Zero : time.GetElapsedTime(time.GetTimestamp(), until);
        }
    }

    /// <summary>How long the lease has been usable without a break; zero when it is not usable.</summary>
    public TimeSpan UnbrokenFor => IsUsable ? time.GetElapsedTime(_unbrokenSince) : TimeSpan.Zero;

    /// <summary>Takes in a renewal.</summary>
    /// <param name="asked">The timestamp from before it was sent.</param>
    public void Renewed(long asked)
    {
        if (!IsUsable)
        {
            // From the answer on: before it, others may have been unable to renew as well.
            _unbrokenSince = time.GetTimestamp();
            // Before the lease is usable again: no one may see the new lease in the old term.
            Volatile.Write(ref _term, _term + 1);
        }
        Volatile.Write(ref _usableUntil, asked + _usable);
    }

    /// <summary>The lease is over, as for a node that was taken out.</summary>
    public void End() => Volatile.Write(ref _usableUntil, long.MinValue);

    private static long Ticks(TimeSpan span, TimeProvider time) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
