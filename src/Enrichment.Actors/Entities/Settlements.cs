using Enrichment.Domain.Entities;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors.Entities;

/// <summary>What is written to the ledger before and after a call.</summary>
internal static class Settlements
{
    /// <param name="budgets">Of the payer's bucket at the source's account on the day.</param>
    public static CallIntent Intent(
        string callId, EntityId entity, PlannedCall plan, Enrich payer, DateTimeOffset now, DateOnly day, IReadOnlyList<string> budgets) =>
        new(callId, entity, plan.Source.Operation, plan.Source.Account, plan.InputHash, payer.RequestId, payer.Bucket.Bucket, day,
            plan.Source.Price.Most, plan.Source.Price.MostUnits, plan.Source.Price.Version, payer.Bucket.Plan.Priority, now, budgets);

    /// <summary>The entity after this answer: one more call, and a final answer taken in.</summary>
    public static EntityState After(EntityState before, PlannedCall plan, string callId, SourceAnswer answer, DateTimeOffset now) =>
        answer.Class.IsFinal()
            ? Alias.Learn(before.WithCall().WithAnswer(plan, callId, answer, now))
            : before.WithCall();

    /// <summary>Null when nothing is to be stored: a free call that did not come to an end.</summary>
    public static CallSettlement? Of(
        PlannedCall plan, string callId, SourceAnswer answer, EntityState after, Func<CallIntent> freeIntent, DateTimeOffset now)
    {
        if (plan.Source.IsPaid)
        {
            return new CallSettlement(OutcomeOf(plan, callId, answer, now), null, plan.Source.FreeRepeat, after);
        }

        return answer.Class.IsFinal()
            ? new CallSettlement(OutcomeOf(plan, callId, answer, now), freeIntent(), null, after)
            : null;
    }

    /// <summary>A call whose answer was lost with the process or incarnation that waited for it.</summary>
    public static CallSettlement Lost(string callId, EntityState after, DateTimeOffset now) =>
        new(new CallOutcome(callId, CallState.Unsettled, AnswerClass.Retry, 0, 0, now, "its answer was lost"), null, null, after);

    private static CallOutcome OutcomeOf(PlannedCall plan, string callId, SourceAnswer answer, DateTimeOffset now) =>
        answer.Charge.Kind == ChargeKind.Unknown && plan.Source.IsPaid
            ? new CallOutcome(callId, CallState.Unsettled, answer.Class, 0, 0, now, answer.Detail)
            : new CallOutcome(
                callId, CallState.Settled, answer.Class, answer.Charge.Units, plan.Source.Price.Of(answer.Charge.Units), now, answer.Detail);
}
