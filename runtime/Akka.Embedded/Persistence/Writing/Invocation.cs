using Akka.Actor;

namespace Akka.Embedded.Persistence;

/// <summary>A handler that waits for its event.</summary>
internal sealed class Invocation
{
    /// <summary>What the handler gets.</summary>
    public required object Event { get; init; }

    public required Action<object> Handler { get; init; }

    /// <summary>Who sent the command.</summary>
    public required IActorRef? Sender { get; init; }

    /// <summary>Whether other messages wait until the handler has run.</summary>
    public bool HoldsMessages { get; init; }

    /// <summary>What is stored; null when the handler only keeps its place in the order, or the event was rejected.</summary>
    public JournalEvent? Stored { get; init; }

    /// <summary>Why the event cannot be stored; the handler is not called then.</summary>
    public Exception? Rejection { get; init; }

    /// <summary>The number that the event has, or would have had.</summary>
    public long SequenceNr { get; init; }
}
