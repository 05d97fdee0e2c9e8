using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>ledger</c>: the calls and what they cost.</summary>
public static class LedgerPalette
{
    private const int Listed = 20;
    private static readonly Switch Run = new('r', "run", "run", "Only of this run: tenant/name, or its name.");
    private static readonly Switch Source = new('p', "provider", "operation", "Only of this operation, such as hunter.company.");
    private static readonly Switch Bucket = new('b', "bucket", "bucket", "tenant/run/segment, run/segment, or a segment's name.") { IsRequired = true };

    public static Palette Of(ILedgerOperations ledger, IRunOperations runs, IBucketOperations buckets) => new("ledger", "Calls, what they cost, and what is not settled.",
    [
        new Query("calls", "The newest calls.", (given, stop) => Calls(given, null, ledger, runs, stop))
        {
            Switches = [Run, Source, CommonSwitches.Tenant, CommonSwitches.Count(Listed)],
        },
        new Query("unsettled", "Calls whose answer was lost: each counts at its most until it is known.", (given, stop) => Calls(given, CallState.Unsettled, ledger, runs, stop))
        {
            Switches = [Run, Source, CommonSwitches.Tenant, CommonSwitches.Count(Listed)],
        },
        new Query("by-source", "Calls and dollars, summed by operation.", async (given, stop) =>
            Answer.Table(await ledger.BySource(await Of(given, runs), stop), "no call was made"))
        {
            Switches = [Run, CommonSwitches.Tenant],
        },
        new Query("reconcile", "Compares a bucket's money: its budget, the sum of its calls, and what it says itself. Changes nothing.", async (given, stop) =>
        {
            var id = await Names.Bucket(given.Require(Bucket), given.Text(CommonSwitches.Tenant), given.Text(Run), buckets);
            var found = await ledger.Reconcile(id, stop) ?? throw new CommandProblemException($"there is no bucket {id}");
            return Answer.Details(found, found.Agrees ? null : $"the money of {id} does not agree: {found.Verdict}");
        })
        {
            Switches = [Bucket, Run, CommonSwitches.Tenant],
        },
    ]);

    private static async Task<Answer> Calls(Given given, CallState? state, ILedgerOperations ledger, IRunOperations runs, CancellationToken stop)
    {
        var run = await Of(given, runs);
        var source = given.Text(Source) is { } named ? Names.OneOf("operation with a call", named, [.. (await ledger.BySource(run, stop)).Select(t => t.Source)]) : null;
        return Answer.Table(await ledger.Calls(run, source, state, given.Number(CommonSwitches.Count(Listed), Listed), stop), "no such call");
    }

    private static async Task<RunId?> Of(Given given, IRunOperations runs) =>
        given.Text(Run) is { } named ? await Names.Run(named, given.Text(CommonSwitches.Tenant), runs) : null;
}
