using System.Diagnostics;
using System.Globalization;
using Enrichment.Acceptance.Support;
using Xunit.Abstractions;

namespace Enrichment.Acceptance.Cluster;

/// <summary>Nodes that die or freeze while a job goes on. <c>ENRICHMENT_NODE_LOSSES</c> asks for more rounds than one.</summary>
public sealed class NodeLossTests(ITestOutputHelper output)
{
    private const int Rows = 400;
    private const int Companies = 200;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("ENRICHMENT_NODE_LOSSES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 1;

    /// <summary>Longer than a lease; <c>ENRICHMENT_OUTAGE_SECONDS</c> asks for more.</summary>
    private static TimeSpan Outage => int.TryParse(Environment.GetEnvironmentVariable("ENRICHMENT_OUTAGE_SECONDS"), CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromSeconds(seconds)
        : ClusterOfTest.Lease * 2;

    [Fact]
    public async Task A_killed_nodes_work_goes_on_elsewhere()
    {
        await using var cluster = await ClusterOfTest.Start(3, "--latency", "50ms");
        for (var round = 1; round <= Rounds; round++)
        {
            var table = await cluster.Import(Rows, Companies, round * Companies);
            var before = await cluster.Sandbox.Count();
            var job = await cluster.Enrich(table);
            await cluster.Asked(before + 60);
            var name = $"node-{(round % 3) + 1}";

            var killed = Stopwatch.StartNew();
            await cluster.Kill(name);
            await ShardsLeft(cluster, name);
            var (taken, calls) = (killed.Elapsed, await cluster.Sandbox.Count());
            await cluster.AskedOrEnded(calls + 1, table, job);
            var asked = killed.Elapsed;
            await cluster.Completed(table, job);

            await cluster.AllIsWell(Rows * round);
            await cluster.StartNode(name);
            await ShardsCameBack(cluster, name);
            output.WriteLine(
                $"round {round}: {name} killed after {calls - before} of {await cluster.Sandbox.Count() - before} calls; its shards taken over after {taken.TotalSeconds:N1} s, the next lookup after {asked.TotalSeconds:N1} s");
        }
    }

    [Fact]
    public async Task All_nodes_and_the_database_are_killed_and_all_goes_on_by_itself()
    {
        await using var cluster = await ClusterOfTest.Start(3, "--latency", "50ms");
        var table = await cluster.Import(Rows, Companies);
        var job = await cluster.Enrich(table);
        await cluster.Asked(60);

        await cluster.Postgres.Kill();
        foreach (var name in cluster.Nodes.Keys.ToList())
        {
            await cluster.Kill(name);
        }

        await cluster.Postgres.Restart();
        await cluster.StartNode("node-1");
        await cluster.StartNode("node-2");
        await cluster.Completed(table, job);

        await cluster.AllIsWell(Rows);
    }

    [Fact]
    public async Task A_node_frozen_for_longer_than_its_lease_stores_nothing_of_what_it_still_believes()
    {
        await using var cluster = await ClusterOfTest.Start(3, "--latency", "50ms");
        for (var round = 1; round <= Rounds; round++)
        {
            var table = await cluster.Import(Rows, Companies, round * Companies);
            var before = await cluster.Sandbox.Count();
            var job = await cluster.Enrich(table);
            await cluster.Asked(before + 40);
            var name = $"node-{(round % 3) + 1}";

            cluster.Nodes[name].Signal("STOP");
            await ShardsLeft(cluster, name);
            await cluster.Asked(before + 80);
            var calls = await cluster.Sandbox.Count();
            cluster.Nodes[name].Signal("CONT");
            await cluster.Completed(table, job);

            await cluster.AllIsWell(Rows * round);
            await EventsTellOfNoRowTwice(cluster, Rows * round);
            await NobodyWritesAfterHisSuccessor(cluster);
            await ShardsCameBack(cluster, name);
            output.WriteLine($"round {round}: {name} went on after {calls - before} of {await cluster.Sandbox.Count() - before} calls");
        }
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_and_moves_nothing()
    {
        await using var cluster = await ClusterOfTest.Start(2, "--latency", "50ms");
        var table = await cluster.Import(Rows, Companies);
        var job = await cluster.Enrich(table);
        await cluster.Asked(60);
        var epochs = await cluster.Number("SELECT sum(epoch) FROM cluster.shards");

        await cluster.Postgres.Stop();
        await Task.Delay(Outage);
        await cluster.Postgres.Restart();
        await cluster.Completed(table, job);

        await cluster.AllIsWell(Rows);
        (await cluster.Number("SELECT sum(epoch) FROM cluster.shards")).ShouldBe(epochs, "an outage moves no shard");
    }

    private static Task ShardsLeft(ClusterOfTest cluster, string node) => Patience.Until(
        async () => await cluster.Number($"SELECT count(*) FROM cluster.shards WHERE owner = '{node}'") == 0, () => $"the shards of {node} were not taken over");

    private static Task ShardsCameBack(ClusterOfTest cluster, string node) => Patience.Until(
        async () => await cluster.Number($"SELECT count(*) FROM cluster.shards WHERE owner = '{node}'") > 0, () => $"{node} has no shards again\n{cluster.Logs()}");

    /// <summary>
    /// Had a node stored what it decided on stale state, some rows would be counted twice. One may be counted by no event: its answer was stored,
    /// and the bucket taken over before it told of it; the next incarnation has it from the store, and its end counts every row.
    /// </summary>
    private static async Task EventsTellOfNoRowTwice(ClusterOfTest cluster, int rows)
    {
        (await cluster.Number(RowsOf("SELECT payload FROM journal.events WHERE manifest = 'bucket.answers-stored.v1'"))).ShouldBeInRange(rows * 0.9m, rows);
        (await cluster.Number(RowsOf("""
            SELECT DISTINCT ON (persistence_id) payload FROM journal.events WHERE manifest = 'bucket.completed.v1' ORDER BY persistence_id, sequence_nr DESC
            """))).ShouldBe(rows);
    }

    private static string RowsOf(string events) =>
        $"SELECT sum(counted.value::bigint) FROM ({events}) e, jsonb_each_text(convert_from(e.payload, 'UTF8')::jsonb -> 'rows') counted";

    /// <summary>Once an actor lives elsewhere, its incarnation that was frozen writes nothing more: the writers of its events follow each other.</summary>
    private static async Task NobodyWritesAfterHisSuccessor(ClusterOfTest cluster) =>
        (await cluster.Number("""
            SELECT count(*) FILTER (WHERE written_by IS DISTINCT FROM before) - count(DISTINCT (persistence_id, written_by))
            FROM (SELECT persistence_id, written_by, lag(written_by) OVER (PARTITION BY persistence_id ORDER BY sequence_nr) AS before FROM journal.events) e
            """)).ShouldBe(0);
}
