namespace Enrichment.Lighthouse.Tests.Support;

/// <summary>Environments of Lighthouses.</summary>
public static class Told
{
    public const string Secret = "a secret of the tests";

    /// <summary>All that is needed, on free ports, with a lease that is waited for in tests.</summary>
    public static Dictionary<string, string?> By(string database, string node) => new()
    {
        ["ENRICHMENT__Cluster__Database"] = database,
        ["ENRICHMENT__Cluster__Secret"] = Secret,
        ["ENRICHMENT__Cluster__Node"] = node,
        ["ENRICHMENT__Cluster__Lease"] = "00:00:05",
        ["CLUSTER_IP"] = "127.0.0.1",
        ["CLUSTER_PORT"] = "0",
        ["HEALTH_PORT"] = "0",
        ["ENRICHMENT__Pbm__Port"] = "0",
    };

    public static Dictionary<string, string?> And(this Dictionary<string, string?> told, string variable, string? value) => new(told) { [variable] = value };
}
