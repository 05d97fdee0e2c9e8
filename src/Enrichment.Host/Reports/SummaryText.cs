using System.Globalization;
using Enrichment.Domain.Runs;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Progress;
using Enrichment.Operators.Answers;

namespace Enrichment.Host.Reports;

/// <summary>A run's summary as a table for people.</summary>
internal static class SummaryText
{
    public static void Write(TextWriter to, RunReport report, RunPaths paths)
    {
        string[] header = ["bucket", "strategy", "rows", "enriched", "no result", "failed", "skipped", "deferred", "cost", "success"];
        var rows = report.Summary.BucketStats.Select(Line).Append(Total(report.Summary)).ToList();
        TextTable.Write(to, header, rows);
        to.WriteLine();
        to.WriteLine(Invariant($"{ProgressText.Dollars(report.TotalCost)} for {report.Completed + report.Failed:N0} records ({ProgressText.Dollars(report.CostPerRecord)} each) in {report.Summary.ProcessingTimeS:0.0} s{Stopped(report)}"));
        if (report.Unsettled.Count > 0)
        {
            to.WriteLine(Invariant($"{report.Unsettled.Count:N0} calls are unsettled (their answer was lost), {ProgressText.Dollars(report.UnsettledAtMost)} at most: see the report"));
        }

        to.WriteLine($"output  {paths.Output}");
        to.WriteLine($"report  {paths.Report}");
        if (report.Failed > 0)
        {
            to.WriteLine($"errors  {paths.Errors}");
        }
    }

    private static string[] Line(BucketStats b) =>
    [
        b.Bucket, b.Strategy, Count(b.Total), Count(b.Enriched), Count(b.NoResult), Count(b.Failed), Count(b.Skipped), Count(b.Deferred),
        ProgressText.Dollars(b.Cost), Invariant($"{b.SuccessRate:0.0} %"),
    ];

    private static string[] Total(RunSummary s) =>
    [
        "total", "", Count(s.TotalBusinesses), Count(s.TotalEnriched), Count(s.NoResult), Count(s.TotalFailed), Count(s.Skipped), Count(s.Deferred),
        ProgressText.Dollars(s.TotalCost), Invariant($"{s.AverageSuccessRate:0.0} %"),
    ];

    private static string Stopped(RunReport report) => report.StoppedBy is null ? "" : $"; stopped by {report.StoppedBy}";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
