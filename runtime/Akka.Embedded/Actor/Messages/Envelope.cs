namespace Akka.Actor;

/// <summary>A message with its sender, as it lies in a mailbox or a stash.</summary>
public struct Envelope
{
    /// <summary>Makes an envelope; a null sender stands for none.</summary>
    public Envelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <summary>What was sent.</summary>
    public object Message { get; }

    /// <summary>Who gets the replies, or null.</summary>
    public IActorRef Sender { get; }

    /// <inheritdoc />
    public override string ToString() => $"<{Message ?? "null"}> from {(Sender is null ? "NoSender" : Sender.ToString())}";
}
