using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>Sends each webhook whose time has come, once, and stores what became of it.</summary>
/// <param name="bodyOf">Writes what is sent, for deliveries that have no body yet; null when nothing is left to tell of.</param>
/// <param name="chance">From 0 to 1, anew each time.</param>
internal sealed class DeliveryRound(
    IDeliveryStore deliveries, WebhookClient client, Func<Delivery, CancellationToken, Task<string?>> bodyOf, TimeProvider time, Func<double> chance)
{
    private const int MostAtOnce = 8;
    private const int MostARound = 64;

    /// <summary>Answers how each that was due stands now.</summary>
    public async Task<IReadOnlyList<Delivery>> Run(CancellationToken stop)
    {
        var done = new List<Delivery>();
        foreach (var few in (await deliveries.Due(time.GetUtcNow(), MostARound)).Chunk(MostAtOnce))
        {
            done.AddRange(await Task.WhenAll(few.Select(d => Attempt(d, stop))));
        }

        return done;
    }

    private async Task<Delivery> Attempt(Delivery delivery, CancellationToken stop)
    {
        var body = delivery.Body ?? await bodyOf(delivery, stop);
        var result = body is null
            ? new AttemptResult(null, "what it was to tell of is gone", true, null)
            : await client.Post(delivery, body, stop);
        var after = After(delivery with { Body = body, Attempts = delivery.Attempts + 1, Answer = result.Answer, Problem = result.Problem }, result);
        await deliveries.Record(after);
        return after;
    }

    private Delivery After(Delivery delivery, AttemptResult result)
    {
        var now = time.GetUtcNow();
        if (result.Problem is null)
        {
            return delivery with { Status = DeliveryStatus.Delivered, EndedAt = now };
        }

        if (result.IsFinal || delivery.Attempts >= RetryPlan.MostAttempts)
        {
            return delivery with { Status = DeliveryStatus.GivenUp, EndedAt = now };
        }

        var wait = RetryPlan.After(delivery.Attempts, chance());
        return delivery with { NextAt = now + (result.Wait is { } asked && asked > wait ? asked : wait) };
    }
}
