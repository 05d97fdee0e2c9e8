using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>A webhook's delivery.</summary>
/// <param name="Subject">The job or run that ended.</param>
/// <param name="Url">Without path and query: they may be a secret of the receiver's.</param>
/// <param name="Status">waiting, delivered or givenup.</param>
/// <param name="NextAt">When it is tried next; null once it has ended.</param>
/// <param name="Answer">The last HTTP status; null when none came.</param>
public sealed record DeliveryAnswer(
    string Id, string Subject, string Url, string Format, string Status, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? EndedAt,
    int? Answer, string? Problem);

internal static class DeliveryEndpoints
{
    private const int MostListed = 200;

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/deliveries", List).WithTags("Webhooks").WithSummary("The webhooks of ended jobs and runs, newest first.");

    private static async Task<IReadOnlyList<DeliveryAnswer>> List(Caller caller, IDeliveryStore deliveries) =>
        [.. (await deliveries.List(caller.Tenant, MostListed)).Select(Answer)];

    private static DeliveryAnswer Answer(Delivery d) => new(
        d.DeliveryId, d.Subject, new Uri(d.Target.Url).GetLeftPart(UriPartial.Authority), d.Target.Format, d.Status.ToString().ToLowerInvariant(), d.Attempts,
        d.CreatedAt, d.Status == DeliveryStatus.Waiting ? d.NextAt : null, d.EndedAt, d.Answer, d.Problem);
}
