namespace Akka.Embedded.Cluster.Tests.Placement;

/// <summary>Laws, over generated clusters with a fixed seed.</summary>
public sealed class ShardPlacementTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            foreach (var shards in new[] { 1, 7, 100, 256 })
            {
                for (var nodes = 1; nodes <= 12; nodes++) sizes.Add(shards, nodes);
            }
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_shard_has_a_node_and_no_two_nodes_differ_by_more_than_one(int shards, int nodes)
    {
        var plan = ShardPlacement.Plan(Nodes(nodes), new string?[shards]);

        IsEven(plan, Nodes(nodes));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_plan_that_is_carried_out_changes_no_more(int shards, int nodes)
    {
        var plan = ShardPlacement.Plan(Nodes(nodes), new string?[shards]);

        ShardPlacement.Plan(Nodes(nodes), plan).ShouldBe(plan);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_node_that_joins_gets_its_share_and_no_other_node_gets_any(int shards, int nodes)
    {
        var before = ShardPlacement.Plan(Nodes(nodes), new string?[shards]);

        var after = ShardPlacement.Plan(Nodes(nodes + 1), before);

        IsEven(after, Nodes(nodes + 1));
        Moved(before, after).ShouldAllBe(shard => after[shard] == NodeOf(nodes));
        Moved(before, after).Count.ShouldBeLessThanOrEqualTo(shards / (nodes + 1) + 1);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_node_that_goes_moves_only_its_own_shards(int shards, int nodes)
    {
        if (nodes == 1) return;
        var before = ShardPlacement.Plan(Nodes(nodes), new string?[shards]);
        var rest = Nodes(nodes).Skip(1).ToList();

        var after = ShardPlacement.Plan(rest, [.. before.Select(owner => owner == NodeOf(0) ? null : owner)]);

        IsEven(after, rest);
        Moved(before, after).ShouldAllBe(shard => before[shard] == NodeOf(0));
    }

    [Fact]
    public void Any_history_of_joins_and_deaths_ends_evenly_and_the_order_of_nodes_does_not_matter()
    {
        var chance = new Random(20);
        var owners = new string?[100];
        for (var step = 0; step < 300; step++)
        {
            var hosts = Enumerable.Range(0, 8).Where(_ => chance.Next(3) > 0).Select(NodeOf).Append(NodeOf(8)).ToList();
            string?[] living = [.. owners.Select(owner => hosts.Contains(owner!) ? owner : null)];

            var plan = ShardPlacement.Plan(hosts, living);

            IsEven(plan, hosts);
            ShardPlacement.Plan([.. Enumerable.Reverse(hosts)], living).ShouldBe(plan);
            owners = plan;
        }
    }

    [Fact]
    public void Without_nodes_no_shard_has_one() => ShardPlacement.Plan([], new string?[3]).ShouldBe([null, null, null]);

    private static List<string> Nodes(int count) => [.. Enumerable.Range(0, count).Select(NodeOf)];

    private static string NodeOf(int number) => $"host-{number}";

    private static List<int> Moved(string?[] before, string?[] after) => [.. Enumerable.Range(0, before.Length).Where(shard => before[shard] != after[shard])];

    private static void IsEven(string?[] plan, List<string> hosts)
    {
        plan.ShouldAllBe(owner => hosts.Contains(owner!));
        var counts = hosts.Select(host => plan.Count(owner => owner == host)).ToList();
        (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
    }
}
