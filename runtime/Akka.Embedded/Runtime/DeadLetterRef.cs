using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Runtime;

/// <summary>Publishes what reached nobody, and logs the first of it.</summary>
internal sealed class DeadLetterRef(LocalActorSystem system) : MinimalActorRef
{
    private int _logged;

    public override ActorPath Path { get; } = system.RootPath / "deadLetters";

    internal override LocalActorSystem SystemOrNull => system;

    protected override void TellInternal(object message, IActorRef? sender) => Publish(message, sender, this);

    internal void Publish(object message, IActorRef? sender, IActorRef recipient)
    {
        if (message is AllDeadLetters letter)
        {
            system.EventStream.Publish(letter);
            return;
        }
        var from = sender ?? this;
        if (message is IDeadLetterSuppression suppressed)
        {
            system.EventStream.Publish(new SuppressedDeadLetter(suppressed, from, recipient));
            return;
        }
        Log(message, from, recipient);
        system.EventStream.Publish(new DeadLetter(message, from, recipient));
    }

    private void Log(object message, IActorRef sender, IActorRef recipient)
    {
        var limit = system.Options.LoggedDeadLetters;
        if (Volatile.Read(ref _logged) >= limit)
            return;
        var count = Interlocked.Increment(ref _logged);
        if (count > limit)
            return;
        system.Logger.LogInformation(
            "Message {Type} from {Sender} to {Recipient} was not delivered ({Count} dead letters so far{Quiet})",
            message.GetType().Name, sender.Path, recipient.Path, count, count == limit ? "; no more will be logged" : "");
    }
}
