using System.Globalization;
using System.Text;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Progress;

namespace Enrichment.Host.Reports;

/// <summary>A run's summary as a mail (RFC 5322) that any program which sends mail takes as it stands: <c>sendmail you@example.com &lt; summary.eml</c>.</summary>
internal static class MailSummary
{
    private const string LineEnd = "\r\n";

    /// <summary>Longer lines may not stand in a mail as they are (RFC 5322, 2.1.1), in bytes.</summary>
    private const int LongestLine = 998;

    public static async Task Write(Stream to, RunReport report, RunPaths paths, DateTimeOffset now)
    {
        var lines = Lines(report, paths);
        var isPlain = lines.All(l => Encoding.UTF8.GetByteCount(l) <= LongestLine);
        var text = string.Concat(lines.Select(l => l + LineEnd));
        var mail = string.Concat(Head(report, now, isPlain ? "8bit" : "base64").Select(h => h + LineEnd)) + LineEnd
            + (isPlain ? text : Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks) + LineEnd);
        await to.WriteAsync(Encoding.UTF8.GetBytes(mail));
    }

    private static string[] Head(RunReport report, DateTimeOffset now, string encoding) =>
    [
        "From: Enrichment <enrichment@localhost>",
        "To: undisclosed-recipients:;",
        string.Create(CultureInfo.InvariantCulture, $"Date: {now.ToUniversalTime():ddd, dd MMM yyyy HH:mm:ss} +0000"),
        string.Create(CultureInfo.InvariantCulture, $"Message-ID: <{report.Run.Replace('/', '.')}.{now.ToUnixTimeSeconds()}@enrichment.localhost>"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"Subject: Enrichment run {report.Run}: {report.Status}, {report.Summary.TotalEnriched:N0} of {report.TotalRecords:N0} records, {ProgressText.Dollars(report.TotalCost)}"),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        $"Content-Transfer-Encoding: {encoding}",
    ];

    private static string[] Lines(RunReport report, RunPaths paths)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        SummaryText.Write(text, report, paths);
        return text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }
}
