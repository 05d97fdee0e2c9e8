namespace Enrichment.Sources.Settings;

/// <summary>The polite crawl of a company's own site.</summary>
public sealed record InternalSettings : VendorSettings
{
    /// <summary>Sent with every request.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>The name that robots.txt may address; part of <see cref="UserAgent"/>.</summary>
    public string RobotsToken { get; init; } = "";

    /// <summary>Between two requests to one domain.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The most that a site's <c>Crawl-delay</c> is honoured; zero to ignore it.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pages beside the home page.</summary>
    public int MaxKeyPages { get; init; } = 4;

    /// <summary>Requests of one crawl, robots.txt and redirects included.</summary>
    public int MaxRequests { get; init; } = 24;

    /// <summary>The least confidence at which a field counts as found and no further page is read for it.</summary>
    public double ConfidentAt { get; init; } = 0.6;

    /// <summary>Schemes to try, in this order. Empty here, as every list: a binder adds to a list that it finds.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Address ranges (CIDR) that may be connected to though they are not public.</summary>
    public IReadOnlyList<string> AllowedRanges { get; init; } = [];

    /// <summary>Every site is asked for at this address, by its Host header: the sandbox. Empty for the real web.</summary>
    public string ConnectTo { get; init; } = "";

    public override string? OffReason => Enabled ? null : "switched off in the configuration";
}
