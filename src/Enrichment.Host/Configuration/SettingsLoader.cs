using System.Text.Json;
using Enrichment.Sources.Settings;

namespace Enrichment.Host.Configuration;

/// <summary>Reads the settings: shipped defaults, then a JSON file, then <c>ENRICHMENT__…</c> variables; what comes later wins.</summary>
public static class SettingsLoader
{
    /// <summary>Read from the current folder when no file is named.</summary>
    public const string DefaultFile = "enrichment.json";

    private const string Prefix = "ENRICHMENT__";
    private static readonly JsonSerializerOptions Json = new() { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <param name="file">The user's choice; null takes <see cref="DefaultFile"/> if it is there.</param>
    /// <exception cref="ConfigurationProblemException">A key is unknown, a value cannot be, or the file cannot be read.</exception>
    public static EnrichmentSettings Load(string? file, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var layers = new SettingsLayers();
        layers.Add(Shipped(SourceSettings.OpenShipped()), "shipped sources.json");
        layers.Add(Shipped(typeof(SettingsLoader).Assembly.GetManifestResourceStream("Enrichment.Host.Configuration.stages.json")!), "shipped stages.json");
        if (file is not null || File.Exists(DefaultFile))
        {
            layers.Add(ReadFile(file ?? DefaultFile), file ?? DefaultFile);
        }

        var variables = environment.ToList();
        foreach (var (name, value) in variables.Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            layers.Set(name[Prefix.Length..].Split("__"), value, name);
        }

        var settings = Bind(layers);
        var byName = variables.GroupBy(v => v.Key).ToDictionary(v => v.Key, v => v.First().Value);
        settings = settings with { Sources = settings.Sources.WithKeysFrom(byName.GetValueOrDefault) };
        return byName.TryGetValue("ENRICHMENT_DATA_DIR", out var data) && data.Length > 0
            ? settings with { Run = settings.Run with { DataDirectory = data } }
            : settings;
    }

    /// <exception cref="ConfigurationProblemException">A value cannot be; all of them are named.</exception>
    public static void Check(EnrichmentSettings settings)
    {
        string[] problems = [.. settings.Run.Problems(), .. settings.Serve.Problems(), .. settings.Cluster.Problems(), .. settings.Pbm.Problems(), .. settings.Webhooks.Problems(), .. settings.PreEnrich.Problems(), .. settings.Nightly.Problems(), .. settings.Sources.Problems()];
        if (problems.Length > 0)
        {
            throw new ConfigurationProblemException($"configuration: {string.Join("; ", problems)}");
        }
    }

    private static EnrichmentSettings Bind(SettingsLayers layers)
    {
        try
        {
            return layers.Tree.Deserialize<EnrichmentSettings>(Json)!;
        }
        catch (JsonException e)
        {
            throw new ConfigurationProblemException($"configuration: {e.Path?.TrimStart('$', '.').Replace('.', ':')}: {Reason(e)}", e);
        }
    }

    private static string Reason(JsonException e) => e.InnerException?.Message ?? e.Message.Split(" Path:")[0];

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationProblemException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static string Shipped(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
