using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enrichment.Sources.Settings;

/// <summary>Everything that can be set about sources. The shipped values are the embedded <c>sources.json</c>.</summary>
public sealed record SourceSettings
{
    /// <summary>Limits as the vendors document them.</summary>
    public const string Documented = "documented";

    /// <summary>No limits: the sandbox and benchmarks.</summary>
    public const string Unlimited = "unlimited";

    // A key that no setting has is a slip in the shipped file. By reflection: generated code would forget the settings' defaults.
    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary><see cref="Documented"/> or <see cref="Unlimited"/>.</summary>
    public string LimitsProfile { get; init; } = Documented;

    /// <summary>Dollars per business at a source that states no price: reserved when it is asked, charged when it enriched.</summary>
    public decimal PerBusinessDefault { get; init; } = 0.10m;

    /// <summary>Vendors are reached through the system's proxy, where there is one; web sites never are.</summary>
    public bool UseSystemProxy { get; init; } = true;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public InternalSettings Internal { get; init; } = new();

    public DataAxleSettings DataAxle { get; init; } = new();

    public HunterSettings Hunter { get; init; } = new();

    /// <summary>The shipped settings, to lie under whatever a host configures; keys are absent.</summary>
    public static SourceSettings Shipped()
    {
        using var json = OpenShipped();
        return JsonSerializer.Deserialize<ShippedSettings>(json, Strict)?.Sources
            ?? throw new InvalidOperationException("The embedded sources.json is empty.");
    }

    /// <summary>The shipped settings as JSON below the key <c>Sources</c>: the first layer of a host's configuration.</summary>
    public static Stream OpenShipped() =>
        typeof(SourceSettings).Assembly.GetManifestResourceStream("Enrichment.Sources.Settings.sources.json")
        ?? throw new InvalidOperationException("The embedded sources.json is missing.");

    /// <summary>The shipped settings with every source pointed at a sandbox.</summary>
    /// <param name="documentedLimits">False: the profile <c>unlimited</c>, and no pause between two requests to one site.</param>
    public static SourceSettings ForSandbox(Uri sandbox, bool documentedLimits) => Shipped().AtSandbox(sandbox, documentedLimits);

    /// <summary>These settings with every source pointed at a sandbox.</summary>
    /// <param name="documentedLimits">False: the profile <c>unlimited</c>, and no pause between two requests to one site.</param>
    public SourceSettings AtSandbox(Uri sandbox, bool documentedLimits)
    {
        var root = sandbox.GetLeftPart(UriPartial.Authority);
        return this with
        {
            LimitsProfile = documentedLimits ? Documented : Unlimited,
            UseSystemProxy = false,
            Hunter = Hunter with { BaseUrl = $"{root}/hunter/v2", ApiKey = "sandbox" },
            DataAxle = DataAxle with { BaseUrl = $"{root}/data-axle", ApiKey = "sandbox" },
            Internal = Internal with
            {
                ConnectTo = root,
                Schemes = ["http"],
                AllowedRanges = ["127.0.0.0/8", "::1/128", .. Internal.AllowedRanges],
                Delay = documentedLimits ? Internal.Delay : TimeSpan.Zero,
                MaxCrawlDelay = documentedLimits ? Internal.MaxCrawlDelay : TimeSpan.Zero,
            },
        };
    }

    /// <summary>Takes keys that are not set from the environment variables that the vendors' settings name.</summary>
    public SourceSettings WithKeysFrom(Func<string, string?> environment) => this with
    {
        Hunter = Hunter with { ApiKey = KeyOf(Hunter, environment) },
        DataAxle = DataAxle with { ApiKey = KeyOf(DataAxle, environment) },
    };

    private static string KeyOf(VendorSettings vendor, Func<string, string?> environment) =>
        vendor.ApiKey.Length > 0 || vendor.KeyVariable.Length == 0 ? vendor.ApiKey : environment(vendor.KeyVariable)?.Trim() ?? "";
}

/// <summary>The root of <c>sources.json</c>.</summary>
internal sealed record ShippedSettings
{
    public SourceSettings? Sources { get; init; }
}
