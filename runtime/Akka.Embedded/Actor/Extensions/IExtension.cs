namespace Akka.Actor;

/// <summary>Something that an actor system has one of.</summary>
public interface IExtension;

/// <summary>Makes an extension when it is first asked for.</summary>
public interface IExtensionId
{
    /// <summary>What an actor system keeps the extension by.</summary>
    Type ExtensionType { get; }

    /// <summary>The actor system's extension; made now if it is not there.</summary>
    object Apply(ActorSystem system);

    /// <summary>The actor system's extension.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension; called once for an actor system.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>Makes an extension when it is first asked for.</summary>
public interface IExtensionId<out T> : IExtensionId
    where T : IExtension
{
    /// <summary>The actor system's extension; made now if it is not there.</summary>
    new T Apply(ActorSystem system);

    /// <summary>The actor system's extension.</summary>
    new T Get(ActorSystem system);

    /// <summary>Makes the extension; called once for an actor system.</summary>
    new T CreateExtension(ExtendedActorSystem system);
}
