using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>The messages that the runtime itself answers.</summary>
internal static class AutoReceive
{
    internal static void Handle(ActorCell cell, IAutoReceivedMessage message)
    {
        switch (message)
        {
            case Terminated terminated:
                cell.DeathsOrNull?.Deliver(terminated);
                break;
            case PoisonPill:
                cell.Ref.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                cell.Sender.Tell(new ActorIdentity(identify.MessageId, cell.Self), cell.Self);
                break;
            default:
                cell.Receive(message);
                break;
        }
    }
}
