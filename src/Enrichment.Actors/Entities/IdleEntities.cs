namespace Enrichment.Actors.Entities;

/// <summary>
/// How many entities' actors stay in memory of a node without work: so many that a company asked for again soon is there, so few
/// that memory does not follow the number of companies a run has been through. Safe for all actors at once.
/// </summary>
public sealed class IdleEntities(int most)
{
    private int count;

    /// <summary>Counts one more that stays; false when enough stay already.</summary>
    public bool TryStay()
    {
        if (Interlocked.Increment(ref count) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref count);
        return false;
    }

    /// <summary>One that stayed has work again, or is gone.</summary>
    public void Leave() => Interlocked.Decrement(ref count);
}
