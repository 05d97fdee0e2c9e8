using System.Collections.Immutable;

namespace Akka.Event;

/// <summary>Publishes events to those who subscribed to their kind. Publishing takes no lock.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
    where TEvent : notnull
    where TClassifier : notnull
    where TSubscriber : notnull
{
    private ImmutableList<(TSubscriber Subscriber, TClassifier Classifier)> _subscriptions = [];

    /// <summary>For subclasses.</summary>
    protected EventBus()
    {
    }

    /// <summary>Publishes every event of that kind to the subscriber from now on; false where it was so already.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return ImmutableInterlocked.Update(
            ref _subscriptions,
            (all, wanted) => all.Contains(wanted) ? all : all.Add(wanted),
            (subscriber, classifier));
    }

    /// <summary>Ends all subscriptions of the subscriber; false where there were none.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return ImmutableInterlocked.Update(
            ref _subscriptions,
            (all, who) => all.RemoveAll(one => one.Subscriber.Equals(who)),
            subscriber);
    }

    /// <summary>Ends one subscription; false where it was not there.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return ImmutableInterlocked.Update(ref _subscriptions, (all, which) => all.Remove(which), (subscriber, classifier));
    }

    /// <summary>Publishes an event: each subscriber gets it once.</summary>
    public virtual void Publish(TEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        HashSet<TSubscriber>? told = null;
        foreach (var (subscriber, classifier) in _subscriptions)
        {
            if (Classify(@event, classifier) && (told ??= []).Add(subscriber))
                Publish(@event, subscriber);
        }
    }

    /// <summary>True where the event is of that kind.</summary>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>Hands an event to one subscriber.</summary>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);
}
