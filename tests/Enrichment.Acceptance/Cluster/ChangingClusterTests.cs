using System.Diagnostics;
using Enrichment.Acceptance.Support;
using Xunit.Abstractions;

namespace Enrichment.Acceptance.Cluster;

/// <summary>Nodes that come and go in order while a job goes on.</summary>
public sealed class ChangingClusterTests(ITestOutputHelper output)
{
    private const int Rows = 600;
    private const int Companies = 300;

    [Fact]
    public async Task Nodes_are_restarted_one_by_one_without_a_failed_request_or_a_lost_row()
    {
        await using var cluster = await ClusterOfTest.Start(3, "--latency", "50ms");
        var table = await cluster.Import(Rows, Companies);
        var job = await cluster.Enrich(table);
        await cluster.Asked(30);

        foreach (var name in cluster.Nodes.Keys.ToList())
        {
            using var stop = new CancellationTokenSource();
            var others = cluster.Nodes.Where(n => n.Key != name).Select(n => n.Value).ToList();
            var asking = Task.WhenAll(others.Select(node => Ask(cluster, node, table, job, stop.Token)));

            (await cluster.Leave(name)).With(0);
            await cluster.StartNode(name);

            await stop.CancelAsync();
            (await asking).Sum().ShouldBeGreaterThan(0, "nobody was asked meanwhile");
        }

        await cluster.Completed(table, job);
        await cluster.AllIsWell(Rows);
        (await cluster.Number("SELECT count(*) FROM enrichment.calls WHERE state = 3")).ShouldBe(0, "nothing that was in flight was given up");
    }

    [Fact]
    public async Task Shards_spread_evenly_when_nodes_come_and_go()
    {
        await using var cluster = await ClusterOfTest.Start(2, "--latency", "20ms");
        var table = await cluster.Import(Rows, Companies);
        var job = await cluster.Enrich(table);

        await Spread(cluster, 3, "node-3 comes", () => cluster.StartNode("node-3"));
        await Spread(cluster, 4, "node-4 comes", () => cluster.StartNode("node-4"));
        await Spread(cluster, 3, "node-1 leaves", async () => (await cluster.Leave("node-1")).With(0));

        await cluster.Completed(table, job);
        await cluster.AllIsWell(Rows);
    }

    /// <summary>Asks a node that is up, again and again; answers how often.</summary>
    private static async Task<int> Ask(ClusterOfTest cluster, ServerProcess node, string table, string job, CancellationToken stop)
    {
        var asked = 0;
        for (; !stop.IsCancellationRequested; asked++)
        {
            foreach (var path in (string[])[$"/v2/tables/{table}/rows?limit=10", $"/v2/tables/{table}/jobs/{job}", "/healthz/ready", "/v2/sources"])
            {
                using var answer = await node.Http.GetAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
                answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}\n{cluster.Logs()}");
            }
        }

        return asked;
    }

    private async Task Spread(ClusterOfTest cluster, int nodes, string what, Func<Task> change)
    {
        var epochs = await cluster.Number("SELECT sum(epoch) FROM cluster.shards");
        var clock = Stopwatch.StartNew();
        await change();
        var changed = clock.Elapsed;
        await IsSpread(cluster, nodes);
        output.WriteLine(
            $"{what}, after {changed.TotalSeconds:N1} s: {await cluster.Number("SELECT sum(epoch) FROM cluster.shards") - epochs:N0} shards handed over and spread after {clock.Elapsed.TotalSeconds:N1} s");
    }

    /// <summary>No node is more than a fifth above or below the mean.</summary>
    private static Task IsSpread(ClusterOfTest cluster, int nodes) => Patience.Until(
        async () =>
            await cluster.Number("SELECT count(DISTINCT owner) FROM cluster.shards WHERE owner IS NOT NULL") == nodes
            && await cluster.Number("SELECT count(*) FROM cluster.shards WHERE state <> 'owned'") == 0
            && await cluster.Number("SELECT max(abs(n - mean)) FROM (SELECT count(*) n, 100.0 / count(*) OVER () mean FROM cluster.shards GROUP BY owner) s")
                <= 100m / nodes * 0.2m,
        () => $"the shards did not spread over {nodes} nodes");
}
