using Akka.Actor;

namespace Akka.Event;

/// <summary>An event bus whose subscribers are actors.</summary>
public abstract class ActorEventBus<TEvent, TClassifier> : EventBus<TEvent, TClassifier, IActorRef>
    where TEvent : notnull
    where TClassifier : notnull
{
    /// <summary>For subclasses.</summary>
    protected ActorEventBus()
    {
    }
}

/// <summary>An event bus by the type of the event: a subscription holds for subtypes too.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    /// <summary>Makes an empty bus.</summary>
    public LoggingBus()
    {
    }

    /// <inheritdoc />
    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    /// <inheritdoc />
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);
}

/// <summary>An actor system's event bus.</summary>
public class EventStream : LoggingBus
{
    /// <summary>Makes an empty stream. The embedded runtime logs nothing about it, debugging or not.</summary>
    public EventStream(bool debug) => _ = debug;
}

/// <summary>Subscriptions with the type as type argument.</summary>
public static class EventStreamExtensions
{
    /// <summary>Publishes every event of the type to the subscriber from now on; false where it was so already.</summary>
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Subscribe(subscriber, typeof(TChannel));

    /// <summary>Ends one subscription; false where it was not there.</summary>
    public static bool Unsubscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Unsubscribe(subscriber, typeof(TChannel));
}
