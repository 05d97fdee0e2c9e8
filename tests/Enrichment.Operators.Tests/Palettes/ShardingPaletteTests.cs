using System.Text.Json;
using Enrichment.Operators.Palettes;
using Enrichment.Operators.Tests.Support;

namespace Enrichment.Operators.Tests.Palettes;

public class ShardingPaletteTests
{
    private readonly RunnerOfTest runner;

    public ShardingPaletteTests()
    {
        var nodes = new ThreeNodes();
        runner = new RunnerOfTest(ShardingPalette.Of(nodes, nodes));
    }

    [Fact]
    public async Task Regions_are_listed_with_what_is_alive_here() =>
        (await runner.Run("cluster-sharding list-regions")).ShouldBe("region  shards here  entities here\nentity            2              6\nrun               0              0\n");

    [Fact]
    public async Task Statistics_have_a_line_a_node_and_do_not_guess_what_only_others_know()
    {
        var nodes = JsonDocument.Parse(await runner.Run("sharding region-stats -r entity -j")).RootElement;

        nodes.EnumerateArray().Select(n => n.GetProperty("shards_owned").GetInt32()).ShouldBe([1, 2, 0]);
        nodes[1].GetProperty("entities").GetInt32().ShouldBe(6);
        nodes[0].GetProperty("entities").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Shards_are_listed_with_owner_epoch_phase_and_age()
    {
        var shards = JsonDocument.Parse(await runner.Run("cluster-sharding list-shards -r entity -j")).RootElement;

        shards.EnumerateArray().Select(s => s.GetProperty("owner").GetString()).ShouldBe(["a", "b", null, "b", "gone"]);
        shards.EnumerateArray().Select(s => s.GetProperty("epoch").GetInt64()).ShouldBe([4, 2, 1, 7, 1]);
        shards[1].GetProperty("moving_to").GetString().ShouldBe("c");
        shards[1].GetProperty("entities_here").GetInt32().ShouldBe(2);
        shards[0].GetProperty("entities_here").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Moves_are_the_shards_that_are_not_settled_oldest_first()
    {
        var moves = JsonDocument.Parse(await runner.Run("cluster-sharding moves -j")).RootElement;

        moves.EnumerateArray().Select(m => m.GetProperty("shard").GetInt32()).ShouldBe([2, 1]);
        moves[1].GetProperty("kept_here").GetInt32().ShouldBe(5);
        moves[1].GetProperty("age").GetDouble().ShouldBe(3);
    }

    [Theory]
    [InlineData("b/3", 3, "b", true, "True")]
    [InlineData("b/4", 3, "b", true, "False")]
    [InlineData("abcde", 0, "a", false, "")]
    [InlineData("ab", 2, null, false, "")]
    public async Task An_entity_is_located_by_its_shard(string entity, int shard, string? node, bool here, string alive)
    {
        var place = JsonDocument.Parse(await runner.Run($"cluster-sharding locate -r entity -e {entity} -j")).RootElement;

        place.GetProperty("shard").GetInt32().ShouldBe(shard);
        place.GetProperty("node").GetString().ShouldBe(node);
        place.GetProperty("here").GetBoolean().ShouldBe(here);
        place.GetProperty("alive").ToString().ShouldBe(alive);
    }

    [Theory]
    [InlineData("cluster-sharding list-shards -r entty", "there is no region 'entty'. Did you mean \"entity\"?")]
    [InlineData("cluster-sharding region-stats", "-r is missing")]
    [InlineData("cluster-sharding locate -r entity", "-e is missing")]
    public async Task What_is_not_there_is_named(string line, string refusal) => (await runner.Refusal(line)).ShouldContain(refusal);
}
