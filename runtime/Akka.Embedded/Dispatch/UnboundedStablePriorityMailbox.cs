using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>
/// A mailbox ordered by priority that keeps the order of arrival among equals. Subclasses say the priority of a message; the lowest
/// number goes first. System messages come before all of them.
/// </summary>
public abstract class UnboundedStablePriorityMailbox : MailboxType
{
    /// <summary>Room for so many messages before the queue grows.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>The constructor that the runtime calls.</summary>
    protected UnboundedStablePriorityMailbox(Settings settings, Config config)
        : base(settings, config)
    {
    }

    /// <summary>Room for so many messages before the queue grows.</summary>
    public int InitialCapacity { get; } = DefaultCapacity;

    /// <summary>The priority of a message: the lowest number goes first.</summary>
    protected abstract int PriorityGenerator(object message);

    /// <inheritdoc />
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new UnboundedStablePriorityMessageQueue(PriorityGenerator, InitialCapacity);
}
