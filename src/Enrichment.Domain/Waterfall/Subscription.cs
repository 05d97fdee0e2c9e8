using Enrichment.Domain.Buckets;
using Enrichment.Domain.Entities;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Waterfall;

/// <summary>
/// One asker's way through its stages at one entity: what it may still ask, what it paid, what went wrong. A record that has made
/// a call in one stage rests before the next, holding nothing.
/// </summary>
/// <param name="requestId">Deterministic: bucket, entity and attempt.</param>
/// <param name="stages">In order, one request each.</param>
public sealed class Subscription(string requestId, PriorityClass priority, long arrival, IReadOnlyList<WaterfallRequest> stages, TimeSpan delay)
{
    private readonly Dictionary<string, Skip> skipped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal> paidHere = new(StringComparer.Ordinal);
    private readonly List<LookupError> errors = [];
    private int stage;
    private bool askedInStage;
    private (EntityState Entity, PlannedCall Call)? planned;
    private Skip? stopped;
    private RequestCharges paidBefore = RequestCharges.None;

    public string RequestId => requestId;

    /// <summary>May change while it waits.</summary>
    public PriorityClass Priority { get; set; } = priority;

    public long Arrival => arrival;

    /// <summary>Dollars paid so far.</summary>
    public decimal Cost => paidBefore.Dollars + paidHere.Where(p => !paidBefore.CallIds.Contains(p.Key)).Sum(p => p.Value);

    /// <summary>What it paid so far, with the calls.</summary>
    public RequestCharges Paid => new(Cost, PaidCalls);

    private HashSet<string> PaidCalls => [.. paidBefore.CallIds, .. paidHere.Keys];

    public IReadOnlyList<LookupError> Errors => errors;

    /// <summary>Until when it rests between two stages; null while it does not.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    public bool IsDone => stage >= stages.Count;

    /// <summary>
    /// What it would ask next; goes on to the next stage where one is exhausted. Null while it rests and once it is done; one that
    /// was stopped is done with this.
    /// </summary>
    /// <param name="now">By a clock that nobody sets: rests are measured on it.</param>
    public PlannedCall? Next(EntityState entity, DateTimeOffset now, InputHasher hash)
    {
        // A plan follows from the entity's state and the skips alone: an entity asks twice for each call, before and with its permit.
        if (planned is var (planEntity, plan) && ReferenceEquals(planEntity, entity))
        {
            return plan;
        }

        planned = null;
        while (!IsDone)
        {
            if (RestsUntil > now && stopped is null)
            {
                return null;
            }

            RestsUntil = null;
            if (WaterfallPlanner.Next(entity, stages[stage], skipped, hash) is not { } call)
            {
                GoOn(now);
            }
            else if (stopped is null)
            {
                planned = (entity, call);
                return call;
            }
            else
            {
                skipped[call.Source.Operation] = stopped;
            }
        }

        return null;
    }

    public bool IsStopped => stopped is not null;

    /// <summary>Nothing is asked for it any more: what would have been is missing for this reason.</summary>
    public void Stop(Skip why)
    {
        stopped = why;
        planned = null;
    }

    /// <summary>A call of this asker's plan was made, by whoever paid.</summary>
    public void NoteAsked() => askedInStage = true;

    public void NotePaid(string callId, decimal charge) => paidHere[callId] = charge;

    /// <summary>What this request had paid before its actor was lost, or at the entity that forwarded it; the last word counts.</summary>
    public void NotePaidBefore(RequestCharges before) => paidBefore = before;

    /// <summary>The same asker had asked before, and came to the actor late: what that request paid here is this one's.</summary>
    public void TakeOver(Subscription earlier)
    {
        foreach (var (callId, charge) in earlier.paidHere)
        {
            paidHere.TryAdd(callId, charge);
        }
    }

    /// <summary>The operation is not asked any more for this asker.</summary>
    public void NoteSkip(string operation, MissingReason reason, string detail)
    {
        skipped[operation] = new Skip(reason, detail);
        planned = null;
    }

    public void NoteError(LookupError error) => errors.Add(error);

    /// <summary>The outcome over all stages.</summary>
    public Outcome Compose(EntityState entity)
    {
        var whole = stages.Count == 1
            ? stages[0]
            : stages[0] with
            {
                Wanted = [.. stages.SelectMany(s => s.Wanted).Distinct(StringComparer.Ordinal)],
                Sources = [.. stages.SelectMany(s => s.Sources).DistinctBy(s => s.Operation)],
            };
        return AnswerComposer.Compose(entity, whole, skipped, PaidCalls);
    }

    private void GoOn(DateTimeOffset now)
    {
        stage++;
        if (!IsDone && askedInStage && delay > TimeSpan.Zero)
        {
            RestsUntil = now + delay;
        }

        askedInStage = false;
    }
}
