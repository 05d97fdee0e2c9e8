using System.CommandLine;
using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Host.Progress;
using Enrichment.Host.Reports;
using Enrichment.Operators.Answers;

namespace Enrichment.Host.Commands.Inspect;

/// <summary><c>enrich buckets</c>: the buckets of a run.</summary>
internal static class BucketsCommand
{
    public static Command Build(CliWorld world)
    {
        var data = SharedOptions.DataDir();
        var run = InspectedStore.RunOption();
        var json = SharedOptions.Json();
        var command = new Command("buckets", Help.Buckets) { data, run, json };
        command.SetAction(async parse => await Run(parse.GetValue(data), parse.GetValue(run), parse.GetValue(json), world));
        return command;
    }

    private static async Task<int> Run(string? directory, string? chosen, bool json, CliWorld world)
    {
        await using var store = InspectedStore.Open(directory, world);
        var run = await store.Run(chosen);
        var buckets = (await store.Reader.Runs.Buckets(run.Run)).Select(BucketLine.Of).ToList();
        if (json)
        {
            world.Out.WriteLine(FileJson.Write(new { run = run.Run.ToString(), buckets }));
            return ExitCodes.Done;
        }

        TextTable.Write(world.Out, BucketLine.Header, [.. buckets.Select(b => b.Cells())]);
        return ExitCodes.Done;
    }
}

/// <summary>One bucket as it is listed.</summary>
internal sealed record BucketLine(
    string Id, string Bucket, string Strategy, string Priority, string Status, long Total, long Enriched, long NoResult, long Failed, long Skipped,
    long Deferred, long Pending, decimal Spent, decimal? Limit, IReadOnlyDictionary<string, long> Errors, string? StoppedBy, DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt)
{
    public static readonly string[] Header =
        ["bucket", "strategy", "priority", "status", "rows", "enriched", "no result", "failed", "skipped", "deferred", "left", "spent", "limit", "errors", "stopped by"];

    public static BucketLine Of(BucketView b)
    {
        long Count(params RowStatus[] statuses) => statuses.Sum(s => b.Rows.GetValueOrDefault(s));
        return new BucketLine(
            b.Bucket.ToString(), b.Bucket.Segment, b.Strategy, b.Priority.ToString().ToLowerInvariant(), b.Status.ToString().ToLowerInvariant(),
            b.Rows.Values.Sum(), Count(RowStatus.Enriched, RowStatus.Partial), Count(RowStatus.NoResult), Count(RowStatus.Failed), Count(RowStatus.Skipped),
            Count(RowStatus.Deferred), Count(RowStatus.Pending), b.Spent, b.Limit, b.Errors, b.StoppedBy, b.StartedAt, b.FinishedAt);
    }

    public string[] Cells() =>
    [
        Bucket, Strategy, Priority, Status, Number(Total), Number(Enriched), Number(NoResult), Number(Failed), Number(Skipped), Number(Deferred),
        Number(Pending), ProgressText.Dollars(Spent), Limit is { } limit ? ProgressText.Dollars(limit) : "-", Number(Errors.Values.Sum()), StoppedBy ?? "",
    ];

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
