using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Domain.Tests.Runs;

/// <summary>A run of two buckets.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly RunDefinition Run = new(
        new RunId("t", "r"), "table", [new Stage("poc", ["company.phone"], ["Hunter"])], TimeSpan.FromSeconds(2), 100,
        [Plan("healthcare", PriorityClass.High, 60), Plan("default", PriorityClass.Minimal, null)], null, false, false, 0.5, null,
        new Dictionary<string, decimal>(), Start);

    public static BucketPlan Plan(string segment, PriorityClass priority, decimal? most) =>
        new(segment, segment, priority, most, 50, ["Hunter"], TimeSpan.FromDays(30), 3, 10, 5);

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static Dictionary<RowStatus, long> ByStatus(params (RowStatus Status, long Count)[] rows) =>
        rows.ToDictionary(r => r.Status, r => r.Count);

    public static BucketView Bucket(string segment, decimal spent = 0, long errors = 0, params (RowStatus Status, long Count)[] rows) => new(
        new BucketId(Run.Run, segment), 1, segment, PriorityClass.Medium, BucketStatus.Completed, null, spent, ByStatus(rows),
        new Dictionary<string, long> { ["NETWORK_ERROR"] = errors }, null, Start, null);
}
