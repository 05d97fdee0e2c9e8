using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that should not be reported when it reaches nobody.</summary>
public interface IDeadLetterSuppression;

/// <summary>A message that no actor handled.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Makes the report.</summary>
    protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>What was sent.</summary>
    public object Message { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <summary>To whom.</summary>
    public IActorRef Recipient { get; }

    /// <inheritdoc />
    public override string ToString() => $"{GetType().Name} from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>The recipient had stopped, or never was.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Makes the report.</summary>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
    }
}

/// <summary>A dead letter that nobody needs to know of.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Makes the report.</summary>
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
    }
}

/// <summary>The recipient had no handler for it.</summary>
public sealed class UnhandledMessage : AllDeadLetters
{
    /// <summary>Makes the report.</summary>
    public UnhandledMessage(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
    }
}
