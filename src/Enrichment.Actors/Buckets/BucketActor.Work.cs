using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Event;
using Enrichment.Actors.Entities;
using Enrichment.Actors.Rows;
using Enrichment.Actors.Telemetry;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Buckets;

/// <content>Batches of entities: asked, answered, stored.</content>
public sealed partial class BucketActor
{
    private const string HoldTimer = "hold";

    /// <summary>
    /// Once nothing is left to ask, no work waits for an answer to be stored: answers wait this long for company, so that a small job
    /// is a few statements; the last of them ends the wait.
    /// </summary>
    private static readonly TimeSpan HoldFor = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks for the next batch when there is room for one.</summary>
    private void Pump()
    {
        if (!MayAsk || outstanding.Count > Definition.Plan.BatchSize)
        {
            return;
        }

        if (isAllLoaded)
        {
            EndWhenAllIsStored();
            return;
        }

        isLoading = true;
        NextBatch().PipeTo(
            Self, success: items => new WorkLoaded(items), failure: error => new Status.Failure(error));
    }

    private async Task<IReadOnlyList<WorkItem>> NextBatch()
    {
        using var span = RunTrace.Begin("bucket.batch", id);
        var items = await services.Work.NextWork(id, cursor, Definition.Plan.BatchSize);
        span?.SetTag("entities", items.Count);
        return items;
    }

    private void OnWorkLoaded(WorkLoaded message)
    {
        isLoading = false;
        if (state.IsPaused || isTight || state.IsCancelled || state.IsCompleted)
        {
            GoOn();
            return;
        }

        isAllLoaded = message.Items.Count < Definition.Plan.BatchSize;
        foreach (var item in message.Items)
        {
            cursor = item.Seq;
            Ask(item);
        }

        Pump();
    }

    private void EndWhenAllIsStored()
    {
        if (outstanding.Count == 0)
        {
            Decide(Count(null));
        }
    }

    private void LoadFromStart()
    {
        cursor = 0;
        isAllLoaded = false;
    }

    private void Ask(WorkItem item)
    {
        var asked = new Outstanding(RequestIds.Of(id, item.Entity, state.Generation), item, services.Steady.Now);
        Forget(item.Entity);
        outstanding.Add(item.Entity, asked);
        // What earlier generations paid and were not told is looked up.
        Tell(asked, wasRecovered || state.Generation > 0);
    }

    private void Forget(EntityId entity)
    {
        if (outstanding.Remove(entity, out var gone) && gone.IsAnswered)
        {
            answered--;
        }
    }

    private void Tell(Outstanding asked, bool again)
    {
        var entity = asked.Item.Entity;
        var request = new Enrich(asked.RequestId, entity, entity, Definition, asked.Item.Given, again, null);
        directory.Entities.Tell(new ShardingEnvelope(entity.ToString(), request), Self);
    }

    /// <summary>What has not come in time is asked for again, and what could not be stored is handed to the writer again.</summary>
    private void AskAgain()
    {
        var now = services.Steady.Now;
        var late = now - services.Settings.ReaskAfter;
        foreach (var (entity, asked) in outstanding.Where(o => o.Value.IsUnstored || (!o.Value.IsAnswered && o.Value.AskedAt < late)).ToList())
        {
            outstanding[entity] = asked with { AskedAt = now, IsUnstored = false };
            if (asked is { IsUnstored: true, Answer: { } answer })
            {
                directory.Rows.Tell(new StoreAnswer(answer), Self);
            }
            else if (state.IsCancelled)
            {
                TellToStop(asked);
            }
            else
            {
                Tell(asked, true);
            }
        }
    }

    private void OnAnswer(EntityAnswer answer)
    {
        if (!outstanding.TryGetValue(answer.Entity, out var asked) || asked.RequestId != answer.RequestId || asked.IsAnswered)
        {
            return;
        }

        outstanding[answer.Entity] = asked with { Answer = answer };
        answered++;
        isTight |= answer.Missing.Any(m => m.Reason == MissingReason.Budget);
        held.Add(answer);
        if (!isAllLoaded || answered == outstanding.Count)
        {
            Release();
        }
        else if (held.Count == 1)
        {
            Timers.StartSingleTimer(HoldTimer, new ReleaseHeld(), HoldFor);
        }
    }

    private void Release()
    {
        foreach (var answer in held)
        {
            directory.Rows.Tell(new StoreAnswer(answer), Self);
        }

        held.Clear();
    }

    private void OnStored(AnswersStored message)
    {
        var rows = new SortedDictionary<RowStatus, long>();
        var errors = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var cost = message.Answers.DistinctBy(a => a.Answer.RequestId).Sum(a => a.Answer.Cost);
        foreach (var (answer, applied) in message.Answers)
        {
            Forget(answer.Entity);
            foreach (var (status, count) in applied.Final)
            {
                rows[status] = rows.GetValueOrDefault(status) + count;
            }

            foreach (var error in answer.Errors)
            {
                errors[error.Kind] = errors.GetValueOrDefault(error.Kind) + 1;
            }
        }

        Persist(new BucketAnswersStored(rows, cost, errors, Now), e =>
        {
            Apply(e);
            GoOn();
        });
    }

    /// <summary>The store did not take the answers: they are kept, and handed to the writer again with the next tick.</summary>
    private void OnNotStored(AnswersNotStored message)
    {
        log.Warning("{0}: {1} answers could not be stored and will be written again: {2}", id, message.Answers.Count, message.Reason);
        foreach (var answer in message.Answers)
        {
            if (outstanding.TryGetValue(answer.Entity, out var asked))
            {
                outstanding[answer.Entity] = asked with { IsUnstored = true };
            }
        }
    }

    private void GoOn()
    {
        if (state.IsCancelled)
        {
            FinishCancelled();
        }
        else if (state.IsReopening)
        {
            CarryOutReopening();
        }
        else if (isTight && outstanding.Count == 0 && !isLoading && !isDeciding && !isStarved && !state.IsPaused)
        {
            Decide(CountMoney());
        }
        else
        {
            Pump();
        }
    }

    /// <param name="AskedAt">By the steady clock.</param>
    /// <param name="Answer">Kept until it is stored.</param>
    /// <param name="IsUnstored">The writer could not store the answer.</param>
    private sealed record Outstanding(
        string RequestId, WorkItem Item, DateTimeOffset AskedAt, EntityAnswer? Answer = null, bool IsUnstored = false)
    {
        public bool IsAnswered => Answer is not null;
    }

    private sealed record ReleaseHeld;

    private sealed record WorkLoaded(IReadOnlyList<WorkItem> Items);
}
