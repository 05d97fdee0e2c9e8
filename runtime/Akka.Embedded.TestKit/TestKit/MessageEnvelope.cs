using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message with its sender, as a test actor got it; or none.</summary>
public abstract class MessageEnvelope
{
    /// <summary>For the two kinds.</summary>
    protected MessageEnvelope()
    {
    }

    /// <summary>What was sent.</summary>
    public abstract object Message { get; }

    /// <summary>Who sent it.</summary>
    public abstract IActorRef Sender { get; }
}

/// <summary>A message that came.</summary>
public class RealMessageEnvelope : MessageEnvelope
{
    /// <summary>Makes an envelope.</summary>
    public RealMessageEnvelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <inheritdoc />
    public override object Message { get; }

    /// <inheritdoc />
    public override IActorRef Sender { get; }

    /// <inheritdoc />
    public override string ToString() => $"<{Message ?? "null"}> from {(Sender is null ? "NoSender" : Sender.ToString())}";
}

/// <summary>No message came.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    internal static readonly NullMessageEnvelope None = new();

    private NullMessageEnvelope()
    {
    }

    /// <inheritdoc />
    public override object Message => throw new IllegalActorStateException("No message came: there is none to look at");

    /// <inheritdoc />
    public override IActorRef Sender => throw new IllegalActorStateException("No message came: it has no sender");

    /// <inheritdoc />
    public override string ToString() => "<null message>";
}
