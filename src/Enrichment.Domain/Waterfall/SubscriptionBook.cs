using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;

namespace Enrichment.Domain.Waterfall;

/// <summary>The askers of one entity, in order of arrival. Not thread-safe: one actor owns it.</summary>
public sealed class SubscriptionBook
{
    private readonly List<Subscription> subscriptions = [];

    public int Count => subscriptions.Count;

    public IReadOnlyList<Subscription> All => subscriptions;

    public Subscription? Find(string requestId)
    {
        foreach (var subscription in subscriptions)
        {
            if (subscription.RequestId == requestId)
            {
                return subscription;
            }
        }

        return null;
    }

    public void Add(Subscription subscription) => subscriptions.Add(subscription);

    public bool Remove(string requestId) => subscriptions.RemoveAll(s => s.RequestId == requestId) > 0;

    /// <summary>Who pays for the next call; null when nobody's plan asks one now.</summary>
    /// <param name="now">By a clock that nobody sets.</param>
    public Asker? Next(EntityState entity, DateTimeOffset now, InputHasher hash)
    {
        if (subscriptions is [var only])
        {
            return only.Next(entity, now, hash) is { } call ? AskerOf(only, call) : null;
        }

        return Choose(entity, now, hash);
    }

    /// <summary>Takes out those whose plan is done.</summary>
    public List<Subscription> TakeDone()
    {
        var done = subscriptions.FindAll(static s => s.IsDone);
        if (done.Count > 0)
        {
            subscriptions.RemoveAll(static s => s.IsDone);
        }

        return done;
    }

    /// <summary>The highest class of those who wait; null when nobody does.</summary>
    public PriorityClass? Highest() => subscriptions.Count == 0 ? null : subscriptions.Min(s => s.Priority);

    /// <summary>When the next rest ends; null when nobody rests.</summary>
    public DateTimeOffset? NextRestEnd() => subscriptions.Min(s => s.RestsUntil);

    /// <summary>Apart from <see cref="Next"/>, in which what this captures would be made for a single asker too.</summary>
    private Asker? Choose(EntityState entity, DateTimeOffset now, InputHasher hash) =>
        PayerChoice.Choose(subscriptions.Select(s => AskerOf(s, s.Next(entity, now, hash))).ToList());

    private static Asker AskerOf(Subscription subscription, PlannedCall? call) =>
        new(subscription.RequestId, subscription.Priority, subscription.Arrival, call);
}
