namespace Enrichment.Domain.Jobs;

/// <summary>Where a webhook's delivery stands.</summary>
public enum DeliveryStatus
{
    Waiting = 0,
    Delivered = 1,

    /// <summary>Nobody took it, or nobody may be sent to there.</summary>
    GivenUp = 2,
}

/// <summary>A webhook to be told that a job or run has ended: at least once, under the same id each time.</summary>
/// <param name="DeliveryId">Unique among the tenant's deliveries.</param>
/// <param name="Subject">The job or run.</param>
/// <param name="Target">The secret is gone once the delivery has ended.</param>
/// <param name="Body">What is sent; null until it is first written, so that each attempt sends the same.</param>
/// <param name="Answer">The last HTTP status; null when none came.</param>
/// <param name="Problem">Why the last attempt failed.</param>
public sealed record Delivery(
    string Tenant,
    string DeliveryId,
    string Subject,
    WebhookTarget Target,
    string? Body,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset NextAt,
    DateTimeOffset? EndedAt,
    int? Answer,
    string? Problem)
{
    /// <summary>The delivery of a job's or run's end.</summary>
    public static string IdOf(string subject) => "d-" + subject;

    public static Delivery New(string tenant, string subject, WebhookTarget target, string? body, DateTimeOffset now) =>
        new(tenant, IdOf(subject), subject, target, body, DeliveryStatus.Waiting, 0, now, now, null, null, null);
}
