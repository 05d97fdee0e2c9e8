namespace Enrichment.Sources.Settings;

/// <summary>What every vendor account has: where it is, its key, its price, its limits.</summary>
public abstract record VendorSettings
{
    /// <summary>False: never asked, though it may have a key.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Absolute http(s) address in front of the operations' paths.</summary>
    public string BaseUrl { get; init; } = "";

    /// <summary>Empty: the account is off and said so.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The environment variable that brings the key; named to the operator when there is none.</summary>
    public string KeyVariable { get; init; } = "";

    /// <summary>Dollars per vendor unit; null where no price is stated: then <see cref="SourceSettings.PerBusinessDefault"/> counts.</summary>
    public decimal? PricePerUnit { get; init; }

    /// <summary>What the vendor counts: credit, record.</summary>
    public string Unit { get; init; } = "unit";

    /// <summary>The documented limits of the account; used under the profile <c>documented</c>.</summary>
    public IReadOnlyList<RateLimitSettings> Limits { get; init; } = [];

    /// <summary>Calls in flight at once; null for no limit of its own.</summary>
    public int? MaxConcurrent { get; init; }

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls for one question before it counts as failed.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Dollars that one run may spend here; null for no cap.</summary>
    public decimal? Cap { get; init; }

    /// <summary>A remark for people; not read.</summary>
    public string? Comment { get; init; }

    /// <summary>Why the account cannot be asked; null while it can.</summary>
    public virtual string? OffReason =>
        !Enabled ? "switched off in the configuration" : ApiKey.Length == 0 ? $"no key: set {KeyVariable}" : null;

    /// <summary>Says whether there is a key, never which.</summary>
    public sealed override string ToString() =>
        $"{GetType().Name} {{ BaseUrl = {BaseUrl}, ApiKey = {(ApiKey.Length == 0 ? "none" : "set")}, PricePerUnit = {PricePerUnit} }}";
}

/// <summary>At most <see cref="Count"/> calls in any <see cref="Period"/>.</summary>
public sealed record RateLimitSettings
{
    /// <summary>The operation that is counted; null for the whole account.</summary>
    public string? Operation { get; init; }

    public int Count { get; init; }

    public TimeSpan Period { get; init; }
}
