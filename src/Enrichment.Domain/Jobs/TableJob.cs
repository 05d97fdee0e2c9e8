using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Domain.Jobs;

/// <summary>What a job was asked for.</summary>
public enum JobKind
{
    /// <summary>Fields for rows of a table, as one bucket.</summary>
    Enrich,

    /// <summary>The same on import, at the lowest priority, within the tenant's budget for it (mission D9).</summary>
    PreEnrich,

    /// <summary>A run over the vertical buckets of a table (mission A8).</summary>
    Run,

    /// <summary>A run that the schedule began (mission A9).</summary>
    Nightly,
}

/// <summary>Where a job stands. A table's jobs are worked one at a time, in the order in which they came.</summary>
public enum JobStatus
{
    /// <summary>Waits for the table's earlier jobs.</summary>
    Pending = 0,
    Running = 1,
    Completed = 2,

    /// <summary>It could not be begun; its problem says why.</summary>
    Failed = 3,
    Cancelled = 4,
}

/// <summary>Whom to tell when a job ends.</summary>
/// <param name="Format">generic, slack or discord.</param>
/// <param name="Secret">Key of the signature; null for an unsigned one.</param>
public sealed record WebhookTarget(string Url, string Format, string? Secret);

/// <summary>What a job is to do; settled when it is asked for.</summary>
/// <param name="Fields">The fields wanted, by catalogue name.</param>
/// <param name="Take">Which rows.</param>
/// <param name="Budget">Dollars; null for no limit of its own.</param>
/// <param name="Refresh">Ignores freshness windows.</param>
/// <param name="MaxBuckets">For runs: processes at most so many.</param>
/// <param name="BucketLimit">For runs: keeps the largest.</param>
/// <param name="AskedBy">Id of the API key, or the command, that asked.</param>
public sealed record JobRequest(
    JobKind Kind,
    IReadOnlyList<string> Fields,
    RowsTaken Take,
    decimal? Budget,
    bool Refresh,
    int? MaxBuckets,
    int? BucketLimit,
    string AskedBy,
    WebhookTarget? Webhook);

/// <summary>A job over a table (mission D10): its run carries the same name, and, where it is one bucket, that bucket is called <see cref="Segment"/>.</summary>
/// <param name="JobId">Unique among the tenant's jobs; also the run's name.</param>
public sealed record TableJob(
    string JobId,
    string Tenant,
    string TableId,
    JobRequest Request,
    JobStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    string? Problem)
{
    /// <summary>The segment of a job that is one bucket.</summary>
    public const string Segment = "job";

    public RunId Run => new(Tenant, JobId);

    public bool HasEnded => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}
