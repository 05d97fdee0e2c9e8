using Akka.Actor;
using Akka.Persistence;
using Enrichment.Domain.Runs;

namespace Enrichment.Bench.Runtime;

/// <summary>Persists so many events, each after the one before is durable; answers with how many it has.</summary>
internal sealed record WriteEvents(int Count);

/// <summary>Answered with the number of events after recovery.</summary>
internal sealed record CountEvents;

/// <summary>A persistent actor of the smallest kind.</summary>
internal sealed class Writer : ReceivePersistentActor
{
    private readonly string id;
    private int events;

    public Writer(string id)
    {
        this.id = id;
        Recover<RunPaused>(_ => events++);
        Command<CountEvents>(_ => Sender.Tell(events));
        Command<WriteEvents>(command => Write(command.Count, Sender));
    }

    public override string PersistenceId => id;

    private void Write(int left, IActorRef asker)
    {
        if (left == 0)
        {
            asker.Tell(events);
            return;
        }

        Persist(new RunPaused(DateTimeOffset.UnixEpoch), _ =>
        {
            events++;
            Write(left - 1, asker);
        });
    }
}
