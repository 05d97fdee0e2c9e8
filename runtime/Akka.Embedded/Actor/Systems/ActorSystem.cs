using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors with what they share: scheduler, event stream, extensions.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    /// <summary>For the runtime.</summary>
    protected ActorSystem()
    {
    }

    /// <summary>The system's name.</summary>
    public abstract string Name { get; }

    /// <summary>The system's settings.</summary>
    public abstract Settings Settings { get; }

    /// <summary>What is published to whoever subscribed, dead letters among it.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages to nobody go.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>Messages for later.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The system's own log.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>The serializers of what is stored or sent.</summary>
    public abstract Serialization.Serialization Serialization { get; }

    /// <summary>Completes when every actor has stopped.</summary>
    public abstract Task WhenTerminated { get; }

    /// <inheritdoc />
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Stops an actor.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Runs the coordinated shutdown, whose last phase stops all actors, children before parents.</summary>
    public abstract Task Terminate();

    /// <summary>Calls when all actors have stopped.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>The extension; made now if it is not there.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>The extension; made now if it is not there.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension, or null where it was not registered.</summary>
    public abstract T GetExtension<T>()
        where T : class, IExtension;

    /// <summary>True where the extension was registered.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>True where the extension was registered.</summary>
    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    /// <summary>The extension, if it was registered.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object extension);

    /// <summary>The extension, if it was registered.</summary>
    public abstract bool TryGetExtension<T>(out T extension)
        where T : class, IExtension;

    /// <summary>Terminates and waits for the end.</summary>
    public void Dispose() => DisposeSystem();

    private protected abstract void DisposeSystem();
}
