using System.CommandLine;
using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;
using Enrichment.Operators.Answers;
using Enrichment.Storage.Directories;

namespace Enrichment.Host.Commands.Inspect;

/// <summary><c>enrich status</c>: the runs of a data directory.</summary>
internal static class StatusCommand
{
    public static Command Build(CliWorld world)
    {
        var data = SharedOptions.DataDir();
        var json = SharedOptions.Json();
        var command = new Command("status", Help.Status) { data, json };
        command.SetAction(async parse => await Run(parse.GetValue(data), parse.GetValue(json), world));
        return command;
    }

    private sealed record Line(
        string Run, string Table, string Status, string? StoppedBy, long Total, long Completed, long Failed, long Deferred, long Pending, decimal Cost,
        decimal? Budget, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

    private static async Task<int> Run(string? directory, bool json, CliWorld world)
    {
        await using var store = InspectedStore.Open(directory, world);
        var lines = new List<Line>();
        foreach (var run in await store.Reader.Runs.Runs())
        {
            var buckets = await store.Reader.Runs.Buckets(run.Run);
            long Count(params RowStatus[] statuses) => buckets.Sum(b => statuses.Sum(s => b.Rows.GetValueOrDefault(s)));
            lines.Add(new Line(
                run.Run.ToString(), run.TableId, run.Status.ToString().ToLowerInvariant(), run.StoppedBy, buckets.Sum(b => b.Rows.Values.Sum()),
                Count(RowStatus.Enriched, RowStatus.Partial, RowStatus.NoResult, RowStatus.Skipped), Count(RowStatus.Failed), Count(RowStatus.Deferred),
                Count(RowStatus.Pending), buckets.Sum(b => b.Spent), run.TotalBudget, run.StartedAt, run.FinishedAt));
        }

        if (json)
        {
            world.Out.WriteLine(FileJson.Write(new { directory = store.Directory, owner = DirectoryOwner.Read(store.Directory), runs = lines }));
            return ExitCodes.Done;
        }

        var owner = DirectoryOwner.Read(store.Directory);
        world.Out.WriteLine($"{store.Directory}{(owner is null ? "" : $"  (process {owner.ProcessId} works in it)")}");
        TextTable.Write(world.Out, ["run", "status", "rows", "completed", "failed", "deferred", "left", "cost", "budget", "started", "stopped by"], [.. lines.Select(Cells)]);
        return ExitCodes.Done;
    }

    private static string[] Cells(Line l) =>
    [
        l.Run, l.Status, Number(l.Total), Number(l.Completed), Number(l.Failed), Number(l.Deferred), Number(l.Pending), ProgressText.Dollars(l.Cost),
        l.Budget is { } budget ? ProgressText.Dollars(budget) : "-", l.StartedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), l.StoppedBy ?? "",
    ];

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
