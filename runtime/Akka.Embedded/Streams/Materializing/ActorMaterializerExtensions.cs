using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Embedded.Streams.Fusing;

namespace Akka.Streams;

/// <summary>Makes materializers.</summary>
public static class ActorMaterializerExtensions
{
    /// <summary>
    /// A materializer whose streams end with the actor system or, made from an actor's context in a turn of that actor, with the actor.
    /// </summary>
    public static ActorMaterializer Materializer(
        this IActorRefFactory context, ActorMaterializerSettings? settings = null, string? namePrefix = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var system = context switch
        {
            LocalActorSystem own => own,
            IActorContext { System: LocalActorSystem own } => own,
            _ => throw new ArgumentException($"{context.GetType()} is neither an actor system nor an actor's context", nameof(context)),
        };
        var supervisor = context.ActorOf(Props.Create<StreamSupervisor>(), StreamSystem.Of(system).NextSupervisor());
        return new LocalMaterializer(system, (LocalActorRef)supervisor, settings ?? ActorMaterializerSettings.Create(system), namePrefix);
    }
}
