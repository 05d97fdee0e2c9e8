using System.Text.Json;
using Enrichment.Operators.Embedded.Tests.Support;

namespace Enrichment.Operators.Embedded.Tests;

/// <summary>The cluster's commands against three real nodes that share a PostgreSQL.</summary>
public sealed class ThreeNodesTests : IAsyncLifetime
{
    private readonly List<NodeOfTest> nodes = [];

    public async Task InitializeAsync()
    {
        var database = await DatabaseOfTest.New();
        foreach (var id in (string[])["a", "b", "c"])
        {
            nodes.Add(await NodeOfTest.Join(id, database));
        }

        await IsSpreadOver("a", "b", "c");
    }

    public async Task DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Each_node_shows_all_members_and_shards_and_which_of_them_it_is_itself()
    {
        foreach (var node in nodes)
        {
            var members = (await Json(node, "cluster show")).GetProperty("members").EnumerateArray().ToList();
            members.Select(m => m.GetProperty("node").GetString()).ShouldBe(["a", "b", "c"]);
            members.ShouldAllBe(m => m.GetProperty("state").GetString() == "up" && !m.GetProperty("unreachable").GetBoolean());
            members.Single(m => m.GetProperty("here").GetBoolean()).GetProperty("node").GetString().ShouldBe(node.Cluster.Options.NodeId);
            var stats = (await Json(node, "cluster-sharding region-stats -r spec")).EnumerateArray().ToList();
            stats.Select(s => s.GetProperty("shards_owned").GetInt32()).ShouldBe([4, 4, 4]);
            (await Json(node, "cluster-sharding list-shards -r spec")).GetArrayLength().ShouldBe(12);
            (await Json(node, "cluster why")).GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task A_member_that_is_downed_from_another_node_goes_and_its_shards_are_taken()
    {
        var tail = nodes[0].Pbm.Run("cluster tail -n 1 -j");

        await nodes[0].Pbm.Run("cluster down -a c -w \"its disk is full\"");

        await IsSpreadOver("a", "b");
        nodes[0].Pbm.Audit.Notes.Single().Detail.ShouldBe("why: its disk is full");
        JsonDocument.Parse(await tail).RootElement.GetProperty("what").GetString().ShouldBeOneOf("decided", "member", "shard");
        (await nodes[0].Pbm.Refusal("cluster down -a a -w x")).ShouldContain("this is the node itself");
    }

    [Fact]
    public async Task A_node_that_leaves_hands_its_shards_over()
    {
        await nodes[2].Pbm.Run("cluster leave -w \"new version\"");

        await IsSpreadOver("a", "b");
        (await nodes[0].Pbm.Refusal("cluster join -a b -w x")).ShouldContain("is a member of spec already");
    }

    private Task IsSpreadOver(params string[] ids) => NodeOfTest.Until(
        () => nodes.Where(n => ids.Contains(n.Cluster.Options.NodeId)).All(n => n.Cluster.View.Shards.GroupBy(s => s.Owner).Select(g => g.Key).Order().SequenceEqual(ids)
            && n.Cluster.View.Shards.All(s => s.MovingTo is null) && n.Cluster.View.Shards.CountBy(s => s.Owner!).All(o => o.Value == 12 / ids.Length)),
        () => string.Join(" ", nodes[0].Cluster.View.Shards.Select(s => s.Owner ?? "-")));

    private static async Task<JsonElement> Json(NodeOfTest node, string line) => JsonDocument.Parse(await node.Pbm.Run($"{line} -j")).RootElement;
}
