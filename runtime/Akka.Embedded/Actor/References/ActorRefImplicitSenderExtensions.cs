using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>Sending with the sender taken from the actor that is running.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends with the running actor as sender; outside of an actor with none.</summary>
    public static void Tell(this IActorRef receiver, object message)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        receiver.Tell(message, ActorCell.Current?.Self);
    }

    /// <summary>Sends on with the original sender, so that the reply goes past the running actor.</summary>
    public static void Forward(this IActorRef receiver, object message)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        receiver.Tell(message, ActorCell.Current?.Sender);
    }
}
