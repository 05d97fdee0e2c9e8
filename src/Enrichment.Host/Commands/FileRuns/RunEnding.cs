using System.Globalization;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Configuration;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Webhooks;
using Enrichment.Host.Output;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>Tells others that a run over a file has ended: a webhook, a mail that is ready to be sent.</summary>
internal sealed class RunEnding(RunSetup setup, OpenedEngine opened, Action<string> say, TimeProvider time)
{
    /// <summary>A run does not stay for a receiver that is away: its webhook is kept, and sent by the next that opens the data directory.</summary>
    private const int MostAttempts = 2;

    /// <summary>Whom the request wants told; null for nobody.</summary>
    /// <exception cref="UsageException">There can be no such webhook.</exception>
    public static WebhookTarget? TargetOf(RunRequest request, EnrichmentSettings settings)
    {
        try
        {
            return WebhookTargets.Of(request.Webhook, WebhookGuard.Of(settings.Webhooks));
        }
        catch (ProblemException e)
        {
            throw new UsageException($"--{e.Field?.Replace("webhook.url", "webhook", StringComparison.Ordinal).Replace('.', '-')} {request.Webhook?.Url}: {e.Message}", e);
        }
    }

    /// <exception cref="OutputProblemException">The mail cannot be written.</exception>
    public async Task Tell(RunReport report, RunPaths paths, CancellationToken stop)
    {
        if (setup.Request.MailSummary is { } mail)
        {
            await AtomicFile.Replace(mail, to => MailSummary.Write(to, report, paths, time.GetUtcNow()));
        }

        if (TargetOf(setup.Request, setup.Settings) is { } target)
        {
            await Post(target, report, stop);
        }
    }

    private async Task Post(WebhookTarget target, RunReport report, CancellationToken stop)
    {
        var run = RunId.Parse(report.Run);
        var now = time.GetUtcNow();
        var body = WebhookBodies.OfFile(target.Format, run.Name, report.Status, report.Summary);
        // A run that a budget stopped ends once more when it was resumed: that is news of its own.
        var id = string.Create(CultureInfo.InvariantCulture, $"{Delivery.IdOf(run.Name)}-{now.ToUnixTimeSeconds()}");
        var seal = WebhookSeal.OfDirectory(opened.DataDirectory);
        await opened.Deliveries.Add(Delivery.New(run.Tenant, run.Name, seal.Sealed(run.Tenant, target)!, body, now) with { DeliveryId = id });
        using var client = WebhookClient.Create(WebhookGuard.Of(setup.Settings.Webhooks), seal, setup.Settings.Webhooks.Timeout, time);
        var round = new DeliveryRound(opened.Deliveries, client, (_, _) => Task.FromResult<string?>(null), time, Random.Shared.NextDouble);
        try
        {
            await Send(round, id, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            say("the webhook is kept, and sent by the next run or enrich serve in this data directory");
        }
    }

    private async Task Send(DeliveryRound round, string id, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var mine = (await round.Run(stop)).FirstOrDefault(d => d.DeliveryId == id);
            if (mine is null or { Status: DeliveryStatus.Delivered })
            {
                return;
            }

            if (mine.Status == DeliveryStatus.GivenUp || attempt == MostAttempts)
            {
                say(mine.Status == DeliveryStatus.GivenUp
                    ? $"the webhook could not be delivered: {mine.Problem}"
                    : $"the webhook could not be delivered yet: {mine.Problem}; it is kept, and sent by the next run or enrich serve in this data directory");
                return;
            }

            await Task.Delay(mine.NextAt - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero, time, stop);
        }
    }
}
