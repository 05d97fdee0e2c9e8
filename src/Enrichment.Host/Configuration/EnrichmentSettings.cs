using System.Text.Json;
using Enrichment.Sources.Settings;

namespace Enrichment.Host.Configuration;

/// <summary>A stage as configured: which fields it wants and which sources it may ask.</summary>
public sealed record StageSettings
{
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Families (<c>Hunter</c>) or single operations (<c>hunter.company</c>).</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>Everything that can be set, in one tree: defaults, under a file, under the environment, under the command line.</summary>
public sealed record EnrichmentSettings
{
    public RunSettings Run { get; init; } = new();

    public ServeSettings Serve { get; init; } = new();

    public PbmSettings Pbm { get; init; } = new();

    public ClusterSettings Cluster { get; init; } = new();

    public PreEnrichSettings PreEnrich { get; init; } = new();

    public NightlySettings Nightly { get; init; } = new();

    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, StageSettings> Stages { get; init; } = new Dictionary<string, StageSettings>();

    /// <summary>Vendors: addresses, keys, prices, limits.</summary>
    public SourceSettings Sources { get; init; } = new();

    /// <summary>Strategies that replace shipped ones of the same name or come beside them; read by the strategy book.</summary>
    public JsonElement? Strategies { get; init; }

    /// <summary>Bucket rules in place of the shipped ones; read by the bucket loader.</summary>
    public JsonElement? BucketRules { get; init; }
}
