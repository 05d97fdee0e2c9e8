using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Embedded.Simulation;
using Enrichment.Actors.Gates;
using Enrichment.Domain.Gates;
using Enrichment.Simulation.Invariants;

namespace Enrichment.Simulation.Worlds;

/// <summary>The gate's own mailbox, with an onlooker who sees what the gate begins with, in that order, and what it decides.</summary>
internal sealed class WatchedGateMailbox(Settings settings, Config config, Func<UrgentGoesFirst> watch) : MailboxType(settings, config)
{
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new Watched(new GateMailbox(Settings, Config).Create(owner, system), watch());

    private sealed class Watched(IMessageQueue inner, UrgentGoesFirst watch) : IMessageQueue
    {
        public bool HasMessages => inner.HasMessages;

        public int Count => inner.Count;

        public void Enqueue(IActorRef receiver, Envelope envelope) => inner.Enqueue(
            receiver, envelope is { Message: AskPermit, Sender: not null } ? new Envelope(envelope.Message, new WatchedRef(envelope.Sender, Decided)) : envelope);

        public bool TryDequeue(out Envelope envelope)
        {
            if (!inner.TryDequeue(out envelope))
            {
                return false;
            }

            if (envelope is not { Message: AskPermit, Sender: null })
            {
                watch.Begun(envelope.Message);
            }

            return true;
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters) => inner.CleanUp(owner, deadletters);

        private void Decided(WatchedRef asker, object message, IActorRef? sender)
        {
            if (message is PermitDecision decision)
            {
                watch.Decided(decision);
            }

            asker.Deliver(message, sender);
        }
    }
}
