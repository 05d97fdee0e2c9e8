using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Cluster;

/// <summary>A job that several nodes share against one node over the same database: what the cluster costs, and gains where sources are slow.</summary>
internal static class ClusterCommand
{
    public static async Task<int> Run(Options options)
    {
        var (rows, companies) = (options.Number("rows", 100_000), options.Number("companies", 2_000));
        var (nodes, latency) = (options.Number("nodes", 3), options.Text("latency", "50ms"));
        Console.WriteLine($"job of {rows:N0} rows over {companies:N0} companies on PostgreSQL, sources {latency}; {Figures.Machine()}");
        var (one, several) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Number("rounds", 1); round++)
        {
            one.Add(await Measure(1, rows, companies, latency));
            several.Add(await Measure(nodes, rows, companies, latency));
        }

        var alone = Figures.Line("one node", "rows/s", one.Select(s => rows / s));
        var shared = Figures.Line($"{nodes} nodes", "rows/s", several.Select(s => rows / s));
        Console.WriteLine($"{nodes} nodes / one node: {shared / alone:P1}");
        return 0;
    }

    private static async Task<double> Measure(int nodes, int rows, int companies, string latency)
    {
        await using var cluster = await ClusterUnderTest.Open(nodes, latency);
        var table = await cluster.Gateway.Import(rows, companies);
        var before = cluster.Processor;
        var seconds = await cluster.Gateway.Ended(table, await cluster.Gateway.Enrich(table));
        Console.WriteLine($"  {nodes} nodes (shards {await cluster.Shards()}): {seconds:N1} s, {cluster.Processor - before:N1} s of processor time");
        return seconds;
    }
}
