using System.Globalization;
using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Buckets;

/// <summary>Buckets: how they stand, and their budget, priority and pause, changed while they work (mission X6).</summary>
internal static class BucketEndpoints
{
    private const int MostListed = 500;

    public static void Map(RouteGroupBuilder v2)
    {
        var buckets = v2.MapGroup("/buckets").WithTags("Buckets");
        buckets.MapGet("", List).WithSummary("Buckets, newest first and by priority; run and status choose among them.")
            .TakesQuery("run", "Only the buckets of this run.").TakesQuery("status", "Only buckets of this status.");
        buckets.MapGet("/{run}/{segment}", Get).WithSummary("One bucket, live.");
        buckets.MapPatch("/{run}/{segment}", Change).WithSummary("Sets budget, priority or paused; takes effect on work in flight.");
    }

    private static async Task<IReadOnlyList<BucketAnswer>> List(
        Caller caller, IStoreReader reader, RunViews runs, TimeProvider time, string? run, string? status, CancellationToken stop)
    {
        var wanted = status is null ? (BucketStatus?)null : StatusOf(status);
        var views = run is null
            ? await reader.Runs.BucketsOf(caller.Tenant, wanted, MostListed)
            : [.. (await Buckets(caller, runs, run, stop)).Where(b => wanted is null || b.Status == wanted)];
        return [.. views.Select(b => BucketAnswer.Of(b, null, time.GetUtcNow()))];
    }

    private static async Task<BucketAnswer> Get(
        string run, string segment, Caller caller, RunViews runs, IEngine engine, TimeProvider time, CancellationToken stop)
    {
        var bucket = (await Buckets(caller, runs, run, stop)).FirstOrDefault(b => b.Bucket.Segment == segment) ?? throw NotFound(run, segment);
        var money = await engine.Ledger.Budgets([BudgetIds.Bucket(bucket.Bucket)]);
        return BucketAnswer.Of(bucket, money.Count == 0 ? null : money[0], time.GetUtcNow());
    }

    private static async Task<BucketAnswer> Change(
        string run, string segment, BucketChange change, Caller caller, RunViews runs, IEngine engine, AuditTrail audit, TimeProvider time, CancellationToken stop)
    {
        var (priority, budget) = (PriorityOf(change.Priority), BudgetField.Check("budget", change.Budget));
        var id = (await Buckets(caller, runs, run, stop)).FirstOrDefault(b => b.Bucket.Segment == segment)?.Bucket ?? throw NotFound(run, segment);
        if (budget is { } dollars)
        {
            Commanded.Require(await engine.SetBucketBudget(id, dollars, caller.KeyId, stop));
            await Note("budget", dollars.ToString(CultureInfo.InvariantCulture));
        }

        if (priority is { } to)
        {
            Commanded.Require(await engine.SetBucketPriority(id, to, stop));
            await Note("priority", to.ToString());
        }

        if (change.Paused is { } paused)
        {
            Commanded.Require(paused ? await engine.PauseBucket(id, $"paused by {caller.KeyId}", stop) : await engine.ResumeBucket(id, null, stop));
            await Note(paused ? "pause" : "resume", "");
        }

        return await Get(run, segment, caller, runs, engine, time, stop);

        Task Note(string verb, string detail) => audit.Note(caller, $"bucket.{verb}", $"{run}/{segment}", detail);
    }

    private static async Task<IReadOnlyList<BucketView>> Buckets(Caller caller, RunViews runs, string run, CancellationToken stop) =>
        RunId.TryParse($"{caller.Tenant}/{run}", out var id) && await runs.Of(id, stop) is { } progress
            ? progress.Buckets : throw ProblemException.NotFound($"run {run}");

    private static BucketStatus StatusOf(string word) =>
        Enum.TryParse<BucketStatus>(word, true, out var status) && Enum.IsDefined(status) && !char.IsDigit(word[0]) ? status : throw ProblemException.BadField(
            "status", $"'{word}' is not a bucket's status.", string.Join(", ", Enum.GetNames<BucketStatus>()).ToLowerInvariant());

    private static PriorityClass? PriorityOf(string? word) => word is null ? null
        : Enum.GetValues<PriorityClass>().Cast<PriorityClass?>().FirstOrDefault(c => c.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw ProblemException.BadField("priority", $"'{word}' is not a priority.", string.Join(", ", Enum.GetNames<PriorityClass>()).ToLowerInvariant());

    private static ProblemException NotFound(string run, string segment) => ProblemException.NotFound($"bucket {run}/{segment}");
}
