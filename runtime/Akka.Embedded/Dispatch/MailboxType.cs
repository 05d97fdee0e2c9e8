using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>A kind of mailbox: it makes the message queue of each actor that is given it.</summary>
public abstract class MailboxType
{
    /// <summary>The settings of this kind of mailbox.</summary>
    protected readonly Config Config;

    /// <summary>The settings of the actor system.</summary>
    protected readonly Settings Settings;

    /// <summary>The constructor that a mailbox named in the configuration must have.</summary>
    protected MailboxType(Settings settings, Config config)
    {
        Settings = settings;
        Config = config;
    }

    /// <summary>Makes the queue of one actor.</summary>
    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}
