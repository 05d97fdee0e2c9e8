using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Architecture.Tests.Contracts;

/// <summary>One event of each kind, every member set: what the golden files hold.</summary>
internal static class EventSamples
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 15, 250, TimeSpan.FromHours(1));
    private static readonly Stage Poc = new("poc", ["company.phone", "contact.email"], ["Hunter", "axle.match"]);

    private static readonly BucketPlan Healthcare = new(
        "healthcare", "healthcare", PriorityClass.High, 1000.5m, 50, ["Internal", "Data Axle", "Hunter"], TimeSpan.FromDays(30), 3, 1200, 400);

    private static readonly RunDefinition Definition = new(
        new RunId("acme", "2026-03-01.1"), "table-7", [Poc], TimeSpan.FromSeconds(2.5), 5000.000000001m, [Healthcare], 20, true, true, 0.75, -1.5,
        new Dictionary<string, decimal> { ["hunter"] = 12.345678901m }, At);

    private static readonly Dictionary<RowStatus, long> Rows = Enum.GetValues<RowStatus>().ToDictionary(s => s, s => 10L + (long)s);

    public static readonly IReadOnlyDictionary<string, object> ByManifest = new SortedDictionary<string, object>(StringComparer.Ordinal)
    {
        ["bucket.opened.v1"] = new BucketOpened(BucketDefinition.Of(Definition, Healthcare), 600.25m, 1200, 400, At),
        ["bucket.limit-set.v1"] = new BucketLimitSet(0.000000001m, At),
        ["bucket.answers-stored.v1"] = new BucketAnswersStored(Rows, 1.225m, new Dictionary<string, long> { ["NETWORK_ERROR"] = 2 }, At),
        ["bucket.reopening.v1"] = new BucketReopening(2, At),
        ["bucket.reopened.v1"] = new BucketReopened(2, Rows, At),
        ["bucket.reconciled.v1"] = new BucketReconciled(Rows, 3.000000001m, At),
        ["bucket.priority-set.v1"] = new BucketPrioritySet(PriorityClass.Low, At),
        ["bucket.paused.v1"] = new BucketPaused("prices are checked: \"é\" <&>", At),
        ["bucket.resumed.v1"] = new BucketResumed(At),
        ["bucket.cancelled.v1"] = new BucketCancelled("the prices were wrong", At),
        ["bucket.completed.v1"] = new BucketCompleted(Rows, 599.999999999m, "budget: run", At),
        ["run.started.v1"] = new RunStarted(Definition, At),
        ["run.budget-shared.v1"] = new RunBudgetShared(5000m, new Dictionary<string, decimal?> { ["healthcare"] = 1000.5m, ["default"] = null }, At),
        ["run.bucket-cap-set.v1"] = new RunBucketCapSet("healthcare", 25.5m, At),
        ["run.bucket-priority-set.v1"] = new RunBucketPrioritySet("healthcare", PriorityClass.Low, At),
        ["run.bucket-ended.v1"] = new RunBucketEnded("healthcare", "budget: bucket healthcare", At),
        ["run.bucket-reopened.v1"] = new RunBucketReopened("healthcare", At),
        ["run.paused.v1"] = new RunPaused(At),
        ["run.resumed.v1"] = new RunResumed(At),
        ["run.cancelled.v1"] = new RunCancelled("the wrong file", At),
        ["run.bucket-cancelled.v1"] = new RunBucketCancelled("healthcare", "the wrong segment", At),
        ["run.ended.v1"] = new RunEnded("budget: run", At),
    };
}
