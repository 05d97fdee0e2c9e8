using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>Sends webhooks for as long as the server runs; what waits is in the store, so a restart goes on with it.</summary>
internal sealed class DeliveryService(
    IEngine engine, IDeliveryStore deliveries, WebhookClient client, WebhookBodies bodies, TimeProvider time, ILogger<DeliveryService> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var round = new DeliveryRound(deliveries, client, bodies.Of, time, Random.Shared.NextDouble);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                // Of several nodes one sends, or receivers would hear everything more than once.
                if (engine.LeadsDuties)
                {
                    await Run(round, stoppingToken);
                }

                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The store knows what waits.
        }
    }

    private async Task Run(DeliveryRound round, CancellationToken stop)
    {
        try
        {
            foreach (var lost in (await round.Run(stop)).Where(d => d.Status == DeliveryStatus.GivenUp))
            {
                log.LogWarning("The webhook {Delivery} of {Tenant} was given up: {Reason}", lost.DeliveryId, lost.Tenant, lost.Problem);
            }
        }
        catch (Exception e) when (StoreOutage.Is(e))
        {
            // The store says so itself, once.
        }
        catch (Exception e) when (e is LostRunException or TimeoutException)
        {
            log.LogWarning("Webhooks wait: {Reason}", e.Message);
        }
    }
}
