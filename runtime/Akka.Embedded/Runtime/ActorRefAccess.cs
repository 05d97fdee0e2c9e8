using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>A reference that stands for another one, such as a test probe.</summary>
internal interface IActorRefProxy
{
    InternalActorRefBase Target { get; }
}

/// <summary>From any reference to the runtime's own.</summary>
internal static class ActorRefAccess
{
    internal static InternalActorRefBase Internal(IActorRef actorRef) => actorRef switch
    {
        InternalActorRefBase own => own,
        IActorRefProxy proxy => proxy.Target,
        null => throw new ArgumentNullException(nameof(actorRef)),
        _ => throw new ArgumentException($"{actorRef.GetType()} is not a reference of this runtime", nameof(actorRef)),
    };

    /// <summary>The actor system behind a target, or null where it has none.</summary>
    internal static LocalActorSystem? System(ICanTell target) => target switch
    {
        InternalActorRefBase own => own.SystemOrNull,
        IActorRefProxy proxy => proxy.Target.SystemOrNull,
        ActorSelection selection => selection.System,
        _ => null,
    };
}
