using System.CommandLine;
using System.Globalization;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Text;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;
using Enrichment.Operators.Answers;
using Enrichment.Storage.Calls;

namespace Enrichment.Host.Commands.Inspect;

/// <summary><c>enrich ledger</c>: calls and sums.</summary>
internal static class LedgerCommand
{
    private const int DefaultCalls = 20;

    public static Command Build(CliWorld world)
    {
        var data = SharedOptions.DataDir();
        var run = InspectedStore.RunOption();
        var source = new Option<string>("--source") { Description = "Only this operation, such as hunter.company.", HelpName = "OPERATION" };
        var unsettled = new Option<bool>("--unsettled") { Description = "Only calls whose answer was lost." };
        var limit = new Option<int?>("--limit") { Description = "Calls to list, the newest last. Default 20.", HelpName = "N" };
        var json = SharedOptions.Json();
        var command = new Command("ledger", Help.Ledger) { data, run, source, unsettled, limit, json };
        command.SetAction(async parse =>
        {
            await using var store = InspectedStore.Open(parse.GetValue(data), world);
            var of = parse.GetValue(run) is { } chosen ? (await store.Run(chosen)).Run : (Domain.Identity.RunId?)null;
            var filter = new CallFilter(parse.GetValue(unsettled) ? CallState.Unsettled : null, parse.GetValue(source), of);
            await Write(store, filter, OptionText.Within("--limit", parse.GetValue(limit), 0, 1_000_000) ?? DefaultCalls, parse.GetValue(json), world);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task Write(InspectedStore store, CallFilter filter, int limit, bool json, CliWorld world)
    {
        var totals = await store.Reader.Ledger.Totals(filter);
        if (filter.Operation is { } operation && totals.Count == 0)
        {
            var known = (await store.Reader.Ledger.Totals(new CallFilter())).Select(t => t.Operation).ToArray();
            throw new UsageException($"the ledger has no call of '{operation}'.{DidYouMean.Hint(operation, known)}");
        }

        var calls = (await store.Reader.Ledger.Calls(filter, 0, limit)).Select(CallLine.Of).ToList();
        if (json)
        {
            world.Out.WriteLine(FileJson.Write(new { total = totals.Sum(t => t.Charged), unsettled_at_most = totals.Sum(t => t.UnsettledMost), sources = totals, calls }));
            return;
        }

        TextTable.Write(world.Out, ["source", "calls", "units", "charged", "reserved", "unsettled", "at most"], [.. totals.Select(Cells).Append(Sum(totals))]);
        if (calls.Count > 0)
        {
            world.Out.WriteLine();
            TextTable.Write(world.Out, CallLine.Header, [.. calls.Select(c => c.Cells())]);
        }
    }

    private static string[] Cells(CallTotals t) =>
    [
        t.Operation, Number(t.Calls), t.Units.ToString("0.####", CultureInfo.InvariantCulture), ProgressText.Dollars(t.Charged),
        ProgressText.Dollars(t.Reserved), Number(t.Unsettled), ProgressText.Dollars(t.UnsettledMost),
    ];

    private static string[] Sum(IReadOnlyList<CallTotals> totals) =>
    [
        "total", Number(totals.Sum(t => t.Calls)), "", ProgressText.Dollars(totals.Sum(t => t.Charged)), ProgressText.Dollars(totals.Sum(t => t.Reserved)),
        Number(totals.Sum(t => t.Unsettled)), ProgressText.Dollars(totals.Sum(t => t.UnsettledMost)),
    ];

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>One call as it is listed.</summary>
internal sealed record CallLine(
    string Call, string Operation, string Entity, string Bucket, string State, string? Answer, decimal Most, decimal Charged, decimal Units, DateTimeOffset At, string? Detail)
{
    public static readonly string[] Header = ["when", "operation", "entity", "state", "answer", "most", "charged", "detail"];

    public static CallLine Of(CallRecord c) => new(
        c.Intent.CallId, c.Intent.Operation, c.Intent.Entity.ToString(), c.Intent.Bucket.ToString(), c.State.ToString().ToLowerInvariant(),
        c.Answer?.ToString(), c.Intent.Most, c.Charge, c.Units, c.Intent.At, c.Detail);

    public string[] Cells() =>
    [
        At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Operation, Entity, State, Answer ?? "", ProgressText.Dollars(Most),
        ProgressText.Dollars(Charged), Detail ?? "",
    ];
}
