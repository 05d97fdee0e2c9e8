namespace Enrichment.Domain.Runs;

/// <summary>How a run's money stands at one bucket.</summary>
/// <param name="Cap">The most it may ever spend; null for no limit.</param>
/// <param name="Need">The most it can use: every entity, every paid operation it may ask.</param>
/// <param name="Limit">What it was given so far; null for no limit.</param>
/// <param name="Committed">Charged and reserved.</param>
/// <param name="Ended">It has tried all it has: what it did not spend goes back.</param>
public sealed record BucketMoney(string Segment, decimal? Cap, decimal Need, decimal? Limit, decimal Committed, bool Ended);

/// <summary>
/// Shares a run's budget among its buckets in priority order: the sum of limits never exceeds the total. Who comes first takes
/// what it can use; what an ended bucket did not spend goes to the next ones.
/// </summary>
public static class BudgetShare
{
    /// <param name="total">Dollars; null for no limit.</param>
    /// <param name="buckets">In priority order.</param>
    /// <returns>The limit of each segment's bucket; null for no limit.</returns>
    public static IReadOnlyDictionary<string, decimal?> Share(decimal? total, IReadOnlyList<BucketMoney> buckets)
    {
        var limits = new SortedDictionary<string, decimal?>(StringComparer.Ordinal);
        if (total is not { } money)
        {
            foreach (var bucket in buckets)
            {
                limits[bucket.Segment] = bucket.Cap;
            }

            return limits;
        }

        var left = money - buckets.Sum(b => b.Committed);
        foreach (var bucket in buckets)
        {
            var more = bucket.Ended ? 0 : Math.Max(0, Math.Min(Wish(bucket) - bucket.Committed, left));
            left -= more;
            limits[bucket.Segment] = bucket.Committed + more;
        }

        return limits;
    }

    /// <summary>
    /// More than the need, since an answer that was lost may have to be bought twice.
    /// </summary>
    private static decimal Wish(BucketMoney bucket) => Math.Min(bucket.Cap ?? decimal.MaxValue, bucket.Committed + bucket.Need);
}
