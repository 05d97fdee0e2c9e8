using Enrichment.Domain.Access;
using Enrichment.Domain.Jobs;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Gateway;

/// <summary>What the gateway keeps, as stored.</summary>
internal static class StoredGateway
{
    /// <summary>The columns that <see cref="Job"/> takes, in its order.</summary>
    public const string JobColumns = "job_id, tenant, table_id, request, status, created_at, started_at, completed_at, problem";

    /// <summary>The columns that <see cref="Delivery"/> takes, in its order.</summary>
    public const string DeliveryColumns =
        "tenant, delivery_id, subject, url, format, secret, body, status, attempts, created_at, next_at, ended_at, answer, problem";

    /// <summary>The columns that <see cref="Entry"/> takes, in its order.</summary>
    public const string AuditColumns = "seq, at, tenant, actor, action, subject, detail";

    /// <summary>Kinds of jobs as a JSON list of the words that requests are stored with; null for all.</summary>
    public static string? Kinds(IReadOnlyList<JobKind>? kinds) =>
        kinds is null ? null : "[" + string.Join(',', kinds.Select(k => $"\"{k}\"")) + "]";

    public static TableJob Job<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.RequiredText(0), row.RequiredText(1), row.RequiredText(2), JobDocument.Read(row.RequiredText(3)), (JobStatus)row.Integer(4),
        row.Time(5), row.OptionalTime(6), row.OptionalTime(7), row.Text(8));

    public static Delivery Delivery<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.RequiredText(0), row.RequiredText(1), row.RequiredText(2), new WebhookTarget(row.RequiredText(3), row.RequiredText(4), row.Text(5)), row.Text(6),
        (DeliveryStatus)row.Integer(7), row.Number(8), row.Time(9), row.Time(10), row.OptionalTime(11), (int?)row.OptionalInteger(12), row.Text(13));

    /// <summary>Of key_id, hash, tenant, user, role, created_at, revoked_at.</summary>
    public static ApiKey Key<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.RequiredText(0), row.Blob(1).ToArray(), row.RequiredText(2), row.RequiredText(3), (AccessRole)row.Integer(4), row.Time(5), row.OptionalTime(6));

    public static AuditEntry Entry<TRow>(TRow row)
        where TRow : IStoredRow => new(
        row.Integer(0), row.Time(1), row.RequiredText(2), row.RequiredText(3), row.RequiredText(4), row.RequiredText(5), row.RequiredText(6));

    /// <summary>Of account, why, at.</summary>
    public static AccountPause Pause<TRow>(TRow row)
        where TRow : IStoredRow => new(row.RequiredText(0), row.RequiredText(1), row.Time(2));

    /// <summary>Of known_since, due, at, outcome.</summary>
    public static ScheduleRecord Schedule<TRow>(TRow row)
        where TRow : IStoredRow => new(row.Time(0), row.OptionalTime(1), row.OptionalTime(2), row.Text(3));

    /// <summary>What is to be delivered when a job has ended; null where its request names nobody.</summary>
    public static Delivery? DeliveryOf(TableJob? job, DateTimeOffset at) =>
        job?.Request.Webhook is { } target ? Domain.Jobs.Delivery.New(job.Tenant, job.JobId, target, null, at) : null;
}
