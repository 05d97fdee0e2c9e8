using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>One message in a mailbox.</summary>
internal sealed class MessageNode(object message, IActorRef? sender)
{
    internal readonly object Message = message;
    internal readonly IActorRef? Sender = sender;
    internal MessageNode? Next;
}
