using Enrichment.Domain.Identity;
using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>run</c>: the runs of every tenant, begun, followed and steered.</summary>
public static class RunPalette
{
    private const int Listed = 20;
    private static readonly Switch Run = new('i', "id", "run", "tenant/name, or a run's name.") { IsRequired = true };
    private static readonly Switch Money = new('m', "money", "dollars", "The most that the run may spend.") { Kind = SwitchKind.Dollars, IsRequired = true };
    private static readonly Switch Table = new('b', "table", "table", "A table's id. Without it all businesses of the tenant.");
    private static readonly Switch MaxBuckets = new(null, "max-buckets", "number", "Processes at most so many buckets, the most urgent.") { Kind = SwitchKind.Number };
    private static readonly Switch TotalBudget = new(null, "total-budget", "dollars", "The most that the run may spend.") { Kind = SwitchKind.Dollars };
    private static readonly Switch BucketLimit = new(null, "bucket-limit", "number", "Considers only so many buckets, the largest.") { Kind = SwitchKind.Number };

    public static Palette Of(IRunOperations runs) => new("run", "Runs over vertical buckets, of all tenants.",
    [
        new Query("list", "Runs, newest first, those that wait to begin too.", (given, stop) => List(given, runs, stop))
        {
            Switches = [CommonSwitches.Tenant, CommonSwitches.Count(Listed)],
        },
        new Query("show", "One run with its buckets, live.", async (given, stop) =>
            Answer.Details(await runs.Show(await Find(given, runs), stop) ?? throw new CommandProblemException("the run is gone")))
        {
            Switches = [Run, CommonSwitches.Tenant],
        },
        new Steer("trigger", "Begins a run over a table's buckets, or over all businesses of a tenant.", (given, _) => Task.FromResult(Trigger(given, runs)))
        {
            Aliases = ["start"], Switches = [Table, MaxBuckets, TotalBudget, BucketLimit, CommonSwitches.Tenant],
        },
        Steering("cancel", "Ends a run for good; what is in flight is finished and charged, what is left is deferred.", runs, (run, given) => runs.Cancel(run, given.Require(CommonSwitches.Why))),
        new Steer("budget", "Changes a run's total budget, while it works or after the budget stopped it.", (given, _) => Plan(
            given, runs, "run.budget", $"{given.Dollars(Money)} dollars", run => runs.SetBudget(run, given.Dollars(Money)!.Value)))
        {
            Switches = [Run, Money, CommonSwitches.Tenant],
        },
        Steering("pause", "No new lookups; what is in flight ends.", runs, (run, _) => runs.Pause(run)),
        Steering("resume", "Goes on, but for buckets that were paused by themselves.", runs, (run, _) => runs.Resume(run)),
    ])
    {
        Aliases = ["runs"],
    };

    private static Steer Steering(string verb, string description, IRunOperations runs, Func<RunId, Given, Task> apply) =>
        new(verb, description, (given, _) => Plan(given, runs, $"run.{verb}", "", run => apply(run, given)))
        {
            Switches = [Run, CommonSwitches.Tenant],
        };

    private static async Task<Answer> List(Given given, IRunOperations runs, CancellationToken stop)
    {
        var lines = new List<RunLine>();
        foreach (var id in (await runs.Ids(given.Text(CommonSwitches.Tenant))).Take(given.Number(CommonSwitches.Count(Listed), Listed)))
        {
            if (await runs.Show(id, stop) is { } detail)
            {
                lines.Add(detail.Run);
            }
        }

        return Answer.Table(lines, "no run was ever started");
    }

    private static ChangePlan Trigger(Given given, IRunOperations runs)
    {
        var tenant = given.Text(CommonSwitches.Tenant) ?? runs.DefaultTenant;
        if (!TenantId.TryParse(tenant, out _))
        {
            throw new CommandProblemException($"'{tenant}' is not a tenant's name");
        }

        var wish = new RunWish(
            tenant, given.Text(Table), given.Number(MaxBuckets), given.Dollars(TotalBudget), given.Number(BucketLimit), $"pbm:{given.Operator}");
        var over = wish.Table is { } table ? $"table {table}" : "all businesses";
        return ChangePlan.One(new Change(
            tenant, "run.create", wish.Table ?? tenant, $"{over}, budget {(wish.TotalBudget is { } dollars ? $"{dollars} dollars" : "none")}",
            async () => await runs.Trigger(wish)));
    }

    private static async Task<ChangePlan> Plan(Given given, IRunOperations runs, string action, string detail, Func<RunId, Task> apply)
    {
        var run = await Find(given, runs);
        return ChangePlan.One(Change.Of(run.Tenant, action, run.ToString(), detail, () => apply(run)));
    }

    private static Task<RunId> Find(Given given, IRunOperations runs) => Names.Run(given.Require(Run), given.Text(CommonSwitches.Tenant), runs);
}
