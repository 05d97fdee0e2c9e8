using Akka.Actor;
using Enrichment.Actors.Buckets;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;

namespace Enrichment.Actors.Runs;

/// <content>Sharing the run's money: counted in the ledger, shared by <see cref="BudgetShare"/>, persisted, then given to the ledger and the buckets.</content>
public sealed partial class RunActor
{
    /// <summary>Counts what every bucket has used, then shares what is left; once more if something changed meanwhile.</summary>
    private void Share()
    {
        if (isSharing)
        {
            shareAgain = true;
            return;
        }

        isSharing = true;
        var ids = Definition.Buckets.Select(b => BudgetIds.Bucket(new BucketId(id, b.Segment))).ToList();
        services.Ledger.Budgets(ids).PipeTo(
            Self, success: budgets => new MoneyCounted(budgets), failure: error => new Status.Failure(error));
    }

    private void OnMoneyCounted(MoneyCounted message)
    {
        var known = message.Budgets.ToDictionary(b => b.Id, StringComparer.Ordinal);
        var money = Definition.Buckets.OrderBy(plan => state.Now(plan).Priority).Select(plan => MoneyOf(plan, known)).ToList();
        var limits = BudgetShare.Share(state.TotalBudget, money);
        if (limits.All(l => state.Limits.TryGetValue(l.Key, out var now) && now == l.Value))
        {
            SetLimits(limits);
            return;
        }

        // A bucket that the run's money had stopped takes up its work by itself when it hears of more.
        var more = limits.Keys.Where(s => state.Ended.GetValueOrDefault(s) == StoppedByRun && IsMore(limits[s], state.Limits.GetValueOrDefault(s)))
            .Select(s => new RunBucketReopened(s, Now)).ToList();
        if (more.Count > 0)
        {
            BeAwake();
        }

        PersistAll([new RunBudgetShared(state.TotalBudget, limits, Now), .. more], (IRunEvent e) => Apply(e));
        DeferAsync(limits, SetLimits);
    }

    private static bool IsMore(decimal? limit, decimal? before) => before is not null && (limit is null || limit > before);

    private BucketMoney MoneyOf(BucketPlan plan, Dictionary<string, Budget> known)
    {
        var bucket = BucketDefinition.Of(Definition, plan);
        var budget = known.GetValueOrDefault(BudgetIds.Bucket(bucket.Bucket));
        return new BucketMoney(
            plan.Segment,
            state.CapOf(plan),
            plan.Entities * plans.MostPerEntity(bucket),
            budget?.Limit,
            (budget?.Charged ?? 0) + (budget?.Reserved ?? 0),
            state.Ended.TryGetValue(plan.Segment, out var stoppedBy) && (stoppedBy.Length == 0 || state.WhyCancelled(plan.Segment) is not null));
    }

    private void SetLimits(IReadOnlyDictionary<string, decimal?> limits)
    {
        var budgets = limits.Select(l => new Budget(BudgetIds.Bucket(new BucketId(id, l.Key)), l.Value, 0, 0))
            .Append(new Budget(BudgetIds.Run(id), state.TotalBudget, 0, 0))
            .Concat(Definition.AccountCaps.Select(c => new Budget(BudgetIds.Account(id, c.Key), c.Value, 0, 0)))
            .ToList();
        Store(budgets).PipeTo(Self, failure: error => new Status.Failure(error));
    }

    private async Task<LimitsSet> Store(List<Budget> budgets)
    {
        await services.Ledger.EnsureBudgets(budgets);
        await services.Ledger.SetLimits(budgets.ToDictionary(b => b.Id, b => b.Limit, StringComparer.Ordinal));
        return new LimitsSet();
    }

    private void OnLimitsSet()
    {
        isSharing = false;
        SaveView();
        foreach (var plan in Definition.Buckets)
        {
            Open(plan);
        }

        if (state.Status == RunStatus.Paused)
        {
            ToAll(PauseBucket.WithItsRun);
        }

        if (shareAgain)
        {
            // These limits are old already: nobody ends for want of what the next ones may bring.
            shareAgain = false;
            Share();
            return;
        }

        FinishStarved();
        if (state.AllEnded)
        {
            // It was lost between the end of its buckets and its own, and money brought it back.
            End();
        }
    }

    /// <summary>
    /// A starved bucket that has reached its own cap ends now; one that only lacks the run's money waits while others, who may
    /// leave some, still work.
    /// </summary>
    private void FinishStarved()
    {
        var starved = Definition.Buckets.Where(IsStarvedAtLimit).ToList();
        var open = Definition.Buckets.Count(b => !state.Ended.ContainsKey(b.Segment));
        foreach (var plan in starved)
        {
            var report = reports[plan.Segment];
            var atCap = state.CapOf(plan) is { } cap && state.Limits.GetValueOrDefault(plan.Segment) >= cap;
            if (!atCap && starved.Count < open)
            {
                continue;
            }

            if (report.Phase == BucketPhase.Ended)
            {
                EndBucket(report);
            }
            else
            {
                Tell(plan.Segment, new FinishBucket(atCap ? StoppedByBucket(plan.Segment) : StoppedByRun));
            }
        }
    }

    /// <summary>
    /// A bucket that money stopped may have sent its report before it heard of more: only one of the limit that it has now counts.
    /// Buckets report every second, so nothing is missed.
    /// </summary>
    private bool IsOfPresentLimit(BucketReport report) =>
        report.View.StoppedBy is null
        || report.View.Status == BucketStatus.Cancelled
        || (!isSharing && report.View.Limit == state.Limits.GetValueOrDefault(report.View.Bucket.Segment));

    /// <summary>It lacks money, and its report is of the limit that it has now.</summary>
    private bool IsStarvedAtLimit(BucketPlan plan) =>
        !state.Ended.ContainsKey(plan.Segment)
        && reports.TryGetValue(plan.Segment, out var report)
        && LacksMoney(report)
        && report.View.Limit == state.Limits.GetValueOrDefault(plan.Segment);

    /// <summary>Starved, or ended for want of the run's money by a run that has been taken up again since.</summary>
    private static bool LacksMoney(BucketReport report) =>
        report.Phase == BucketPhase.Starved || (report.Phase == BucketPhase.Ended && report.View.StoppedBy == StoppedByRun);

    private sealed record MoneyCounted(IReadOnlyList<Budget> Budgets);

    private sealed record LimitsSet;
}
