using System.Net;
using System.Text.RegularExpressions;
using Enrichment.Host.Configuration;

namespace Enrichment.Lighthouse;

/// <summary>What a Lighthouse is told: the cluster's settings as the hosts have them, over which stand the variables that Lighthouses have by custom.</summary>
internal sealed partial record LighthouseSettings
{
    private const string Usual = "enrichment";

    public required ClusterSettings Cluster { get; init; }

    public PbmSettings Pbm { get; init; } = new();

    /// <summary>Where health is asked for, on the address that the cluster listens on; 0 for a free port.</summary>
    public int HealthPort { get; init; } = 8080;

    /// <exception cref="LighthouseProblemException">A setting is wrong; all of them are named.</exception>
    public static LighthouseSettings Read(IEnumerable<KeyValuePair<string, string?>> environment)
    {
        var variables = new Dictionary<string, string?>(environment.Where(v => !string.IsNullOrEmpty(v.Value)), StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        var settings = new LighthouseSettings
        {
            Cluster = Customary(Section<ClusterSettings>("Cluster", variables), variables, problems),
            Pbm = Section<PbmSettings>("Pbm", variables),
            HealthPort = Port("HEALTH_PORT", 8080, variables, problems),
        };
        problems.AddRange([.. settings.Cluster.Problems(), .. settings.Pbm.Problems()]);
        return problems.Count == 0 ? settings : throw new LighthouseProblemException(string.Join("; ", problems));
    }

    private static T Section<T>(string section, Dictionary<string, string?> variables)
        where T : new()
    {
        try
        {
            return new ConfigurationBuilder().AddInMemoryCollection(variables.Select(v => KeyValuePair.Create(v.Key.Replace("__", ":", StringComparison.Ordinal), v.Value)))
                .Build().GetSection($"ENRICHMENT:{section}").Get<T>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            throw new LighthouseProblemException($"ENRICHMENT__{section}__…: {wrong.GetBaseException().Message}");
        }
    }

    private static ClusterSettings Customary(ClusterSettings shared, Dictionary<string, string?> variables, List<string> problems)
    {
        var (name, ip, port) = (variables.GetValueOrDefault("ACTORSYSTEM"), variables.GetValueOrDefault("CLUSTER_IP"), Port("CLUSTER_PORT", shared.Port, variables, problems));
        if (name is not null && !SystemName().IsMatch(name)) problems.Add($"ACTORSYSTEM: '{name}' must begin with a letter or digit and have only these, '-' and '_'");
        if (name is not null && shared.Name != Usual && shared.Name != name) problems.Add($"ACTORSYSTEM: '{name}' is not the cluster's name '{shared.Name}' (ENRICHMENT__Cluster__Name)");
        if (ip is not null && Uri.CheckHostName(ip) == UriHostNameType.Unknown) problems.Add($"CLUSTER_IP: '{ip}' is neither an address nor a host name");
        var isAddress = IPAddress.TryParse(ip, out _);
        if (port == 0 && !isAddress && (ip ?? shared.Host) is { } host) problems.Add($"CLUSTER_PORT: 0 takes any free port, and others could not find this member at {host}");
        var seeds = variables.GetValueOrDefault("CLUSTER_SEEDS")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. shared.Seeds];
        problems.AddRange(seeds.Where(seed => !Seed().IsMatch(seed)).Select(seed => $"CLUSTER_SEEDS: '{seed}' is not host:port"));
        return shared with
        {
            Name = name ?? shared.Name,
            Port = port,
            Node = shared.Node ?? $"{Environment.MachineName}-lighthouse-{port}",
            Host = isAddress ? null : ip ?? shared.Host,
            Listen = ip is null ? shared.Listen : isAddress ? ip : "0.0.0.0",
            Seeds = [.. seeds.Select(seed => seed[(seed.IndexOf('@', StringComparison.Ordinal) + 1)..])],
        };
    }

    private static int Port(string variable, int usual, Dictionary<string, string?> variables, List<string> problems)
    {
        if (variables.GetValueOrDefault(variable) is not { } text) return usual;
        if (ushort.TryParse(text, out var port)) return port;
        problems.Add($"{variable}: '{text}' is not from 0 to 65535");
        return usual;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]*\z")]
    private static partial Regex SystemName();

    /// <summary>As Akka.NET writes addresses, or without the system's name.</summary>
    [GeneratedRegex(@"^(akka\.tcp://[A-Za-z0-9_-]+@)?[A-Za-z0-9._-]+:\d{1,5}\z")]
    private static partial Regex Seed();
}
