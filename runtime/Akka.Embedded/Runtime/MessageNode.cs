using Akka.Actor;

namespace Akka.Embedded.Runtime;

/// <summary>A message that was put back before all others.</summary>
internal sealed record MessageNode(object Message, IActorRef? Sender, MessageNode? Next);
