using Enrichment.Domain.Identity;

namespace Enrichment.Domain.Ledger;

/// <summary>A budget: charged + reserved never exceeds limit + overrun.</summary>
/// <param name="Limit">Dollars; null for no limit.</param>
/// <param name="Overrun">Dollars that were charged above the most that was reserved for them; 0 unless a vendor changed a price.</param>
public sealed record Budget(string Id, decimal? Limit, decimal Charged, decimal Reserved, decimal Overrun = 0)
{
    /// <summary>Dollars that may still be reserved; null without a limit.</summary>
    public decimal? Free => Limit - Charged - Reserved;
}

/// <summary>The ids under which budgets are kept.</summary>
public static class BudgetIds
{
    public static string Bucket(BucketId bucket) => $"bucket:{bucket}";

    public static string Run(RunId run) => $"run:{run}";

    public static string TenantDay(string tenant, DateOnly day) => $"day:{tenant}:{day:yyyy-MM-dd}";

    /// <summary>What one run may spend at one vendor account.</summary>
    public static string Account(RunId run, string account) => $"account:{run}:{account}";

    /// <summary>Whose budget an id of one of these shapes is; null where it names no tenant.</summary>
    public static string? TenantOf(string id) => id.Split(':') switch
    {
        ["day", var tenant, _] => tenant,
        ["run" or "bucket" or "account", var path, ..] when path.Contains('/', StringComparison.Ordinal) => path[..path.IndexOf('/', StringComparison.Ordinal)],
        _ => null,
    };
}
