using Enrichment.Domain.Buckets;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>bucket</c>: how buckets stand, and their budget, priority and pause while they work.</summary>
public static class BucketPalette
{
    private const int Listed = 50;
    private static readonly Switch Bucket = new('b', "bucket", "bucket", "tenant/run/segment, run/segment, or a segment's name.");
    private static readonly Switch Run = new('r', "run", "run", "A run: tenant/name, or its name.");
    private static readonly Switch Money = new('m', "money", "dollars", "The most that it may ever spend, within what its run has.") { Kind = SwitchKind.Dollars, IsRequired = true };
    private static readonly Switch Class = new('k', "class", "class", "The order in which its lookups go.") { IsRequired = true, Choices = ["high", "medium", "low", "minimal"] };
    private static readonly Switch Status = new('s', "status", "status", "Only these.") { Choices = ["waiting", "running", "paused", "completed", "cancelled"] };

    public static Palette Of(IBucketOperations buckets, IRunOperations runs)
    {
        var steering = new BucketSteering(buckets, runs, Bucket, Run);
        return new Palette("bucket", "Buckets: one segment of a run, with its own budget, priority and pause.",
        [
            new Query("list", "Buckets of the newest runs first, by priority.", (given, _) => List(given, buckets, runs))
            {
                Switches = [Run, Status, CommonSwitches.Tenant, CommonSwitches.Count(Listed)],
            },
            new Query("show", "One bucket, live, with its money as the ledger has it.", (given, stop) => Show(given, buckets, stop))
            {
                Switches = [Bucket.Required(), Run, CommonSwitches.Tenant],
            },
            new Steer("cap", "Sets the most that a bucket may spend; raising it takes up rows that waited for money.", (given, _) => steering.One(
                given, "bucket.budget", $"{given.Dollars(Money)} dollars", (bucket, why) => buckets.SetBudget(bucket, given.Dollars(Money)!.Value, why)))
            {
                Aliases = ["budget"], Switches = [Bucket.Required(), Money, Run, CommonSwitches.Tenant],
            },
            new Steer("priority", "Moves a bucket's lookups to another class, those that wait already too.", (given, _) => steering.One(
                given, "bucket.priority", given.Require(Class), (bucket, _) => buckets.SetPriority(bucket, given.Choice<PriorityClass>(Class)!.Value)))
            {
                Switches = [Bucket.Required(), Class, Run, CommonSwitches.Tenant],
            },
            new Steer("pause", "No new lookups of a bucket, or of all of a run that go on; what is in flight ends.", (given, _) => steering.Some(
                given, "bucket.pause", b => b.Status is BucketStatus.Running or BucketStatus.Waiting, buckets.Pause))
            {
                TakesMany = true, Switches = [Bucket, Run, CommonSwitches.Tenant],
            },
            new Steer("resume", "Takes a paused bucket up again, or all of a run.", (given, _) => steering.Some(
                given, "bucket.resume", b => b.Status == BucketStatus.Paused, buckets.Resume))
            {
                TakesMany = true, Switches = [Bucket, Run, CommonSwitches.Tenant],
            },
        ])
        {
            Aliases = ["buckets"],
        };
    }

    /// <summary>A bucket as it is listed.</summary>
    public static BucketLine Line(BucketView bucket)
    {
        long Count(params RowStatus[] statuses) => statuses.Sum(s => bucket.Rows.GetValueOrDefault(s));
        return new BucketLine(
            bucket.Bucket.ToString(), bucket.Strategy, bucket.Priority, bucket.Status, bucket.Rows.Values.Sum(), Count(RowStatus.Enriched, RowStatus.Partial),
            Count(RowStatus.Failed), Count(RowStatus.Deferred), Count(RowStatus.Pending), bucket.Spent, bucket.Limit, bucket.StoppedBy);
    }

    private static async Task<Answer> List(Given given, IBucketOperations buckets, IRunOperations runs)
    {
        var tenant = given.Text(CommonSwitches.Tenant);
        Domain.Identity.RunId? run = given.Text(Run) is { } named ? await Names.Run(named, tenant, runs) : null;
        var views = await buckets.List(tenant, run, given.Choice<BucketStatus>(Status), given.Number(CommonSwitches.Count(Listed), Listed));
        return Answer.Table<BucketLine>([.. views.Select(Line)], "no bucket fits");
    }

    private static async Task<Answer> Show(Given given, IBucketOperations buckets, CancellationToken stop)
    {
        var id = await Names.Bucket(given.Require(Bucket), given.Text(CommonSwitches.Tenant), given.Text(Run), buckets);
        return Answer.Details(await buckets.Show(id, stop) ?? throw new CommandProblemException($"there is no bucket {id}"));
    }
}
