using System.Text.Json;
using Enrichment.Acceptance.Support;
using Enrichment.Operators.Commands;

namespace Enrichment.Acceptance.Cluster;

/// <summary>Operators' commands against three nodes that share a PostgreSQL.</summary>
public sealed class OperatorsTests : IAsyncLifetime
{
    private ClusterOfTest cluster = null!;
    private string table = "";
    private string run = "";

    public async Task InitializeAsync()
    {
        cluster = await ClusterOfTest.Start(3, "--seed", "55");
        table = await cluster.Import(40, 20);
        var triggered = await Ask("node-1", $"run trigger -b {table} --total-budget 50 -w test");
        run = triggered.GetProperty("changes")[0].GetProperty("outcome").GetString()!["done: ".Length..];
        await Until("node-2", $"run show -i {run}", r => r.GetProperty("run").GetProperty("status").GetString() == "completed");
    }

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task Every_node_answers_every_command_that_only_looks()
    {
        string[] lines =
        [
            "cluster show", "cluster why", "cluster-sharding list-regions", "cluster-sharding region-stats -r entity", "cluster-sharding list-shards -r run",
            "cluster-sharding moves", $"cluster-sharding locate -r run -e local/{run}", "actor hierarchy", "log level", "log peek", "system uptime", "system version", "system config",
            "bucket list", $"bucket show -b {run}/saas", "source list", "run list", $"run show -i {run}", "entity show -e company/company1.com", $"row show -i {table}:1",
            $"row explain -i {table}:2", "ledger calls", "ledger unsettled", "ledger by-source", $"ledger reconcile -b {run}/saas", "journal verify", "journal writers", "journal lag",
        ];
        foreach (var node in cluster.Nodes.Keys)
        {
            foreach (var line in lines)
            {
                (await cluster.Nodes[node].Pbm(line)).ShouldNotBeEmpty($"{node}: {line}");
                (await Ask(node, line)).ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Array);
            }

            (await Ask(node, "cluster show")).GetProperty("members").EnumerateArray().Single(m => m.GetProperty("here").GetBoolean()).GetProperty("node").GetString().ShouldBe(node);
            (await Ask(node, "journal writers")).GetArrayLength().ShouldBe(3);
            (await Should.ThrowAsync<CommandProblemException>(() => cluster.Nodes[node].Pbm("cluster shwo"))).Message.ShouldContain("Did you mean \"show\"?");
            (await Should.ThrowAsync<CommandProblemException>(() => cluster.Nodes[node].Pbm("cluster join -a 10.0.0.1:4053 -w x"))).Message.ShouldContain("is a member of");
        }
    }

    [Fact]
    public async Task What_one_node_is_told_all_know()
    {
        await cluster.Nodes["node-1"].Pbm("source pause -p hunter -w \"too dear\"");
        await cluster.Nodes["node-2"].Pbm("entity forget -e company/company1.com -w \"asked for\"");

        foreach (var node in cluster.Nodes.Keys)
        {
            await Until(node, "source list", s => s.EnumerateArray().Single(a => a.GetProperty("source").GetString() == "hunter").GetProperty("state").GetString() == "paused");
            (await Ask(node, "entity show -e company/company1.com")).GetProperty("facts").GetArrayLength().ShouldBe(0);
        }

        (await cluster.Number("SELECT count(*) FROM enrichment.audit WHERE actor = 'pbm:ann'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_dead_member_is_shown_so_taken_out_and_its_shards_are_others()
    {
        await cluster.Kill("node-3");
        await Until("node-1", "cluster show", c => Member(c, "node-3") is not { } dead || dead.GetProperty("unreachable").GetBoolean());

        await cluster.Nodes["node-1"].Pbm("cluster down-unreachable -w \"its machine is gone\" -y");

        await Until("node-2", "cluster-sharding list-shards -r entity", s => s.EnumerateArray().All(p => p.GetProperty("owner").GetString() is "node-1" or "node-2"));
    }

    [Fact]
    public async Task A_node_that_is_told_to_leave_hands_over_and_ends_well()
    {
        var leaving = cluster.Nodes["node-3"];

        await leaving.Pbm("cluster leave -w \"new version\"");

        (await leaving.End()).With(0);
        await Until("node-1", "cluster show", c => Member(c, "node-3") is null);
        await Until("node-1", "cluster-sharding list-shards -r entity", s => s.EnumerateArray().All(p => p.GetProperty("owner").GetString() is "node-1" or "node-2"));
    }

    private static JsonElement? Member(JsonElement shown, string node) =>
        shown.GetProperty("members").EnumerateArray().Where(m => m.GetProperty("node").GetString() == node).Select(m => (JsonElement?)m).FirstOrDefault();

    private async Task<JsonElement> Ask(string node, string line) => JsonDocument.Parse(await cluster.Nodes[node].Pbm($"{line} -j")).RootElement;

    private async Task Until(string node, string line, Func<JsonElement, bool> holds)
    {
        var seen = "";
        await Patience.Until(
            async () =>
            {
                var answer = await Ask(node, line);
                seen = answer.GetRawText();
                return holds(answer);
            },
            () => $"{node}: {line}: {seen}\n{cluster.Logs()}");
    }
}
