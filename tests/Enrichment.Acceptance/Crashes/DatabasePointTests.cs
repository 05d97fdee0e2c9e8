using Enrichment.Acceptance.Cluster;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>A node on PostgreSQL, killed with -9 as soon as its database shows that a certain point is reached; the next one goes on.</summary>
public sealed class DatabasePointTests
{
    private const int Rows = 150;

    private static readonly string[] Points =
    [
        "SELECT count(*) FROM journal.events WHERE manifest LIKE 'run.%'",
        "SELECT count(*) FROM journal.events WHERE manifest LIKE 'bucket.opened.%'",
        "SELECT count(*) FROM enrichment.calls WHERE state = 0",
        "SELECT count(*) FROM enrichment.calls WHERE state = 2 AND charge > 0",
        "SELECT count(*) FROM enrichment.rows WHERE status <> 0",
        "SELECT (SELECT count(*) FROM enrichment.rows WHERE status <> 0) / 75",
    ];

    [Fact]
    public async Task A_job_ends_well_though_its_node_dies_at_each_named_point()
    {
        await using var cluster = await ClusterOfTest.Start(1, "--latency", "20ms");
        var table = await cluster.Import(Rows, Rows);
        var job = await cluster.Enrich(table);

        foreach (var point in Points)
        {
            await Patience.Until(async () => await cluster.Number(point) > 0, () => $"never reached: {point}\n{cluster.Logs()}");
            await cluster.Kill("node-1");
            await cluster.StartNode("node-1");
        }

        await cluster.Completed(table, job);
        await cluster.AllIsWell(Rows);
    }
}
