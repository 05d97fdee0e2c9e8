using Akka.Actor;

namespace Enrichment.Actors.Tests.Support;

/// <summary>The parent of an actor under test: what the actor tells its parent goes to a listener.</summary>
internal sealed class ListenerParent : ReceiveActor
{
    public ListenerParent(Props child, IActorRef listener)
    {
        var started = Context.ActorOf(child, "child");
        ReceiveAny(message =>
        {
            if (Sender.Equals(started))
            {
                listener.Tell(message, Sender);
            }
            else
            {
                started.Forward(message);
            }
        });
    }
}
