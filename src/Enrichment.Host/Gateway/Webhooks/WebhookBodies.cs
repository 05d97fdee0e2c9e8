using System.Globalization;
using System.Text;
using System.Text.Json;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Live.Topics;
using Enrichment.Host.Gateway.Runs;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>The end of a run over a file, as a webhook says it.</summary>
internal sealed record FileEnd(string RunId, string Status, string? StoppedBy, RunSummary Summary);

/// <summary>What a webhook says: the job's or run's own answer, or a line for people in Slack's or Discord's form. Counts and amounts, never a cell.</summary>
internal sealed class WebhookBodies(IJobStore jobs, IEngine engine, RunViews views, TimeProvider time)
{
    /// <summary>Null when the job is gone.</summary>
    public async Task<string?> Of(Delivery delivery, CancellationToken stop)
    {
        if (await jobs.Find(delivery.Tenant, delivery.Subject) is not { } job)
        {
            return null;
        }

        var progress = job.StartedAt is null ? null : await views.Of(job.Run, stop);
        var summary = progress is null ? null : RunSummaries.Of(progress, time.GetUtcNow());
        var status = job.Status.ToString().ToLowerInvariant();
        return delivery.Target.Format switch
        {
            "generic" when job.Request.Kind is JobKind.Run or JobKind.Nightly => Text(LiveJson.OfRun(RunAnswers.Of(job, progress, time.GetUtcNow()))),
            "generic" => Text(LiveJson.OfJob(await JobEndpoints.Answer(views, engine, job, stop))),
            _ => Line(delivery.Target.Format, Sentence($"Job {job.JobId} of table {job.TableId}", status, job.Problem, summary)),
        };
    }

    /// <summary>The end of a run over a file.</summary>
    public static string OfFile(string format, string run, string status, RunSummary summary) => format == "generic"
        ? Text(LiveJson.OfRun(new FileEnd(run, status, summary.StoppedBy, summary)))
        : Line(format, Sentence($"Run {run}", status, summary.StoppedBy, summary));

    private static string Line(string format, string sentence) => format == "discord"
        ? JsonSerializer.Serialize(new { content = sentence, allowed_mentions = new { parse = Array.Empty<string>() } })
        : JsonSerializer.Serialize(new { text = sentence });

    private static string Sentence(string subject, string status, string? problem, RunSummary? summary)
    {
        var reason = problem is null ? "" : $" ({problem})";
        return summary is null ? $"{subject}: {status}{reason}." : string.Create(
            CultureInfo.InvariantCulture,
            $"{subject}: {status}{reason}. {summary.TotalEnriched:N0} of {summary.TotalBusinesses:N0} rows enriched, {summary.NoResult:N0} without result, {summary.TotalFailed:N0} failed, {summary.Deferred:N0} deferred; ${summary.TotalCost:0.00}.");
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
