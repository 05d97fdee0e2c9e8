using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary>Plans changes of one bucket, or of all that fit of a run.</summary>
internal sealed class BucketSteering(IBucketOperations buckets, IRunOperations runs, Switch bucket, Switch run)
{
    private const int Most = 10_000;

    public async Task<ChangePlan> One(Given given, string action, string detail, Func<BucketId, string, Task> apply) =>
        ChangePlan.One(Change(await Named(given), given, action, detail, apply));

    /// <param name="fits">Which of a run's.</param>
    /// <exception cref="CommandProblemException">Neither a bucket nor a run is named.</exception>
    public async Task<ChangePlan> Some(Given given, string action, Func<BucketView, bool> fits, Func<BucketId, string, Task> apply)
    {
        if (given.Text(bucket) is not null)
        {
            return await One(given, action, "", apply);
        }

        var named = given.Text(run) ?? throw new CommandProblemException("name a bucket with -b, or all of a run with -r");
        var id = await Names.Run(named, given.Text(CommonSwitches.Tenant), runs);
        var all = await buckets.List(id.Tenant, id, null, Most);
        return ChangePlan.Many(all.Where(fits).Select(b => Change(b.Bucket, given, action, "", apply)));
    }

    private Task<BucketId> Named(Given given) =>
        Names.Bucket(given.Require(bucket), given.Text(CommonSwitches.Tenant), given.Text(run), buckets);

    private static Change Change(BucketId id, Given given, string action, string detail, Func<BucketId, string, Task> apply) =>
        Commands.Change.Of(id.Tenant, action, id.ToString(), detail, () => apply(id, given.Require(CommonSwitches.Why)));
}
