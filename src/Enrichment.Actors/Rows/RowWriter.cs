using Akka.Actor;
using Enrichment.Actors.Telemetry;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Rows;

/// <summary>
/// Collects answers into bulk writes, one flush at a time: what comes while one is written goes into the next, so that the size of
/// a flush follows the load and a single answer never waits for company.
/// </summary>
public sealed class RowWriter : ReceiveActor
{
    private const int MostPerFlush = 2_000;
    private readonly IWorkStore work;
    private readonly Queue<(EntityAnswer Answer, IActorRef Bucket)> waiting = new();
    private bool isWriting;

    public RowWriter(ActorServices services)
    {
        work = services.Work;
        Receive<StoreAnswer>(m =>
        {
            waiting.Enqueue((m.Answer, Sender));
            Flush();
        });
        Receive<Written>(OnWritten);
        Receive<NotWritten>(OnNotWritten);
    }

    private void Flush()
    {
        if (isWriting || waiting.Count == 0)
        {
            return;
        }

        isWriting = true;
        var batch = new List<(EntityAnswer Answer, IActorRef Bucket)>(Math.Min(waiting.Count, MostPerFlush));
        while (batch.Count < MostPerFlush && waiting.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        Write(batch).PipeTo(Self, success: applied => new Written(batch, applied), failure: error => new NotWritten(batch, error));
    }

    /// <summary>A bulk write serves several runs; its span stands in the first one's trace.</summary>
    private async Task<IReadOnlyList<AppliedAnswer>> Write(List<(EntityAnswer Answer, IActorRef Bucket)> batch)
    {
        using var span = RunTrace.Begin("rows.write", batch[0].Answer.Bucket)?.SetTag("answers", batch.Count);
        return await work.Apply([.. batch.Select(b => b.Answer)]);
    }

    private void OnWritten(Written message)
    {
        // One by one: a bucket that begins anew may hand in an answer twice, and only one of the two has changed anything.
        foreach (var bucket in message.Batch.Zip(message.Applied).GroupBy(b => b.First.Bucket))
        {
            bucket.Key.Tell(new AnswersStored([.. bucket.Select(b => (b.First.Answer, b.Second))]));
        }

        isWriting = false;
        Flush();
    }

    private void OnNotWritten(NotWritten message)
    {
        foreach (var bucket in message.Batch.GroupBy(b => b.Bucket))
        {
            bucket.Key.Tell(new AnswersNotStored([.. bucket.Select(b => b.Answer)], message.Error.Message));
        }

        isWriting = false;
        Flush();
    }

    private sealed record Written(List<(EntityAnswer Answer, IActorRef Bucket)> Batch, IReadOnlyList<AppliedAnswer> Applied);

    private sealed record NotWritten(List<(EntityAnswer Answer, IActorRef Bucket)> Batch, Exception Error);
}
