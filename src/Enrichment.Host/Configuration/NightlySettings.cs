using Enrichment.Domain.Identity;
using Enrichment.Domain.Scheduling;

namespace Enrichment.Host.Configuration;

/// <summary>The nightly run over each tenant's businesses (mission A9).</summary>
public sealed record NightlySettings
{
    public bool Enabled { get; init; } = true;

    /// <summary>Minute, hour, day of month, month, day of week.</summary>
    public string Cron { get; init; } = "0 2 * * *";

    /// <summary>An IANA name such as <c>Europe/Berlin</c>, or UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Dollars a day and tenant; null for no limit.</summary>
    public decimal? TotalBudget { get; init; } = 5_000;

    /// <summary>Keeps only so many of the largest buckets; null for all.</summary>
    public int? BucketLimit { get; init; } = 50;

    /// <summary>Processes at most so many; null for all.</summary>
    public int? MaxBuckets { get; init; }

    /// <summary>Only these; empty for every tenant that has businesses.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (CronExpression.Problem(Cron) is { } wrong)
        {
            yield return $"Nightly:Cron: {wrong}";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"Nightly:TimeZone: there is no time zone '{TimeZone}'";
        }

        if (TotalBudget < 0)
        {
            yield return $"Nightly:TotalBudget: {TotalBudget} is below zero";
        }

        if (BucketLimit < 1)
        {
            yield return $"Nightly:BucketLimit: {BucketLimit} is below 1";
        }

        if (MaxBuckets < 1)
        {
            yield return $"Nightly:MaxBuckets: {MaxBuckets} is below 1";
        }

        foreach (var tenant in Tenants.Where(t => !TenantId.TryParse(t, out _)))
        {
            yield return $"Nightly:Tenants: '{tenant}' is not a tenant's name";
        }
    }

    /// <exception cref="FormatException">See <see cref="Problems"/>.</exception>
    public ZonedCron Schedule() => new(CronExpression.Parse(Cron), TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
