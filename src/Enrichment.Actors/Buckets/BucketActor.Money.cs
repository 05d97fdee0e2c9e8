using Akka.Actor;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Rows;

namespace Enrichment.Actors.Buckets;

/// <content>What the bucket does when money or work runs out: count, take up again, or end.</content>
public sealed partial class BucketActor
{
    /// <summary>Whether the limit leaves room for the cheapest call beyond what was charged and reserved when it was last counted.</summary>
    private bool CanBuy() =>
        state.Limit is not { } limit || limit - Math.Max(state.Spent, spentAtLastCount) >= (plans.CheapestCall(Definition) ?? 0);

    private async Task<MoneyCounted> CountMoney()
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        return new MoneyCounted(
            await services.Ledger.Budgets([BudgetIds.Bucket(id), BudgetIds.Run(id.Run), BudgetIds.TenantDay(id.Tenant, today)]));
    }

    /// <summary>
    /// Nothing is out any more. If money for the cheapest call is left and some was used since the last count, deferred work is
    /// tried again; else the money is gone.
    /// </summary>
    private void OnMoneyCounted(MoneyCounted message)
    {
        isDeciding = false;
        if (state.IsCancelled)
        {
            FinishCancelled();
            return;
        }

        var own = message.Budgets.FirstOrDefault(b => b.Id == BudgetIds.Bucket(id));
        var spent = own is null ? state.Spent : own.Charged + own.Reserved;
        var cheapest = plans.CheapestCall(Definition) ?? 0;
        var fits = message.Budgets.All(b => b.Free is not { } free || free >= cheapest);
        if (fits && spent != spentAtLastCount)
        {
            spentAtLastCount = spent;
            TakeUpDeferred();
            return;
        }

        isStarved = true;
        Report();
    }

    /// <summary>Takes up what was deferred, and everything still pending, from the start.</summary>
    private void TakeUpDeferred()
    {
        isDeciding = hasOpened = true;
        Persist(new BucketReopening(state.Generation + 1, Now), e =>
        {
            Apply(e);
            Decide(Reopen());
        });
    }

    /// <summary>A crash or a failure of the store came before the store's answer.</summary>
    private void CarryOutReopening()
    {
        if (hasOpened && !isDeciding && !state.IsPaused)
        {
            Decide(Reopen());
        }
    }

    private async Task<Reopened> Reopen()
    {
        await services.Work.Reopen(id);
        return new Reopened(await services.Work.Counts(id));
    }

    private void OnReopened(Reopened message)
    {
        if (!state.IsReopening)
        {
            // The store was asked twice: what has been answered in between may be open again, and needs new ids.
            TakeUpDeferred();
            return;
        }

        Persist(new BucketReopened(state.Generation, message.Counts.Rows, Now), e =>
        {
            Apply(e);
            isDeciding = isTight = isStarved = false;
            LoadFromStart();
            Report();
            GoOn();
        });
    }

    private void OnFinish(FinishBucket command)
    {
        if (isStarved && !isDeciding && !state.IsReopening && !state.IsCancelled && !state.IsCompleted)
        {
            Decide(Defer(command.StoppedBy, command.StoppedBy));
        }
    }

    private async Task<Counted> Defer(string reason, string stoppedBy)
    {
        await services.Work.DeferPending(id, reason);
        return await Count(stoppedBy);
    }

    private async Task<Counted> Count(string? stoppedBy) => new(await services.Work.Counts(id), await Spent(), stoppedBy);

    private void OnCounted(Counted message)
    {
        isDeciding = false;
        if (message.Counts.PendingEntities > 0)
        {
            LoadFromStart();
            GoOn();
            return;
        }

        Persist(new BucketCompleted(message.Counts.Rows, message.Spent, message.StoppedBy, Now), e =>
        {
            Apply(e);
            isStarved = false;
            Report();
        });
    }

    /// <summary>
    /// Asks the store something whose answer decides how the bucket goes on; nothing else is begun meanwhile, but for what a person says:
    /// the answer to a question before the last is not so any more.
    /// </summary>
    private void Decide<T>(Task<T> question)
        where T : notnull
    {
        isDeciding = true;
        var number = ++questions;
        question.PipeTo(Self, success: answer => new Decided(number, answer), failure: error => new Decided(number, error));
    }

    private void OnDecided(Decided message)
    {
        if (message.Question != questions)
        {
            return;
        }

        switch (message.Answer)
        {
            case MoneyCounted counted:
                OnMoneyCounted(counted);
                break;
            case Reopened reopened:
                OnReopened(reopened);
                break;
            case Counted counted:
                OnCounted(counted);
                break;
            case Exception error:
                OnStoreFailed(error);
                break;
            default:
                Unhandled(message.Answer);
                break;
        }
    }

    private sealed record Decided(int Question, object Answer);

    private sealed record MoneyCounted(IReadOnlyList<Budget> Budgets);

    private sealed record Reopened(BucketCounts Counts);

    private sealed record Counted(BucketCounts Counts, decimal Spent, string? StoppedBy);
}
