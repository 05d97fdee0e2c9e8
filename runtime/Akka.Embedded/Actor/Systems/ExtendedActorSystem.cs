namespace Akka.Actor;

/// <summary>What extensions may do with an actor system beyond what everyone may.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    /// <summary>For the runtime.</summary>
    protected ExtendedActorSystem()
    {
    }

    /// <summary>Starts an actor under <c>/system</c>: it outlives those under <c>/user</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);
}
