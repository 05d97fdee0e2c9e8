using Akka.Embedded.Cluster.Tests.Support;

namespace Akka.Embedded.Cluster.Tests.Sharding;

[Collection(PostgreSqlTests.Name)]
public sealed class SharingTests
{
    [Fact]
    public async Task Three_nodes_share_the_shards_evenly()
    {
        await using var cluster = await TestCluster.Of(3);

        cluster.Nodes.Select(node => node.OpenShards).Order().ShouldBe([33, 33, 34]);
        foreach (var node in cluster.Nodes)
        {
            node.View.Members.Select(member => (member.NodeId, member.State)).ShouldBe([("a", MemberState.Up), ("b", MemberState.Up), ("c", MemberState.Up)]);
            await Eventually.Is(() => node.View.Members.All(member => member.Shards is 33 or 34) && !node.View.Moves.Any(), "each node sees each node's share");
        }
    }

    [Fact]
    public async Task A_node_without_the_role_of_a_host_owns_nothing_and_reaches_everything()
    {
        await using var cluster = await TestCluster.Make();
        await cluster.Join("a");
        var lighthouse = await cluster.Join("light", options => options with { Roles = ["lighthouse"] });
        await Eventually.Is(() => lighthouse.View.Shards.All(shard => shard.Phase == GatePhase.Elsewhere), "the lighthouse knows where all shards are");

        (await lighthouse.Ask("x", "hello")).Node.ShouldBe("a");
        lighthouse.OpenShards.ShouldBe(0);
    }

    [Fact]
    public async Task A_hand_off_under_load_loses_no_message()
    {
        await using var cluster = await TestCluster.Of(1);
        using var stop = new CancellationTokenSource();
        var asked = Enumerable.Range(0, 4).Select(i => Task.Run(() => AskOn(cluster["a"], i, stop.Token))).ToList();

        await cluster.Join("b");
        await cluster.IsSpread();
        await cluster.Join("c");
        await cluster.IsSpread();
        await cluster["b"].Cluster.Leave().WaitAsync(Eventually.Patience);
        await cluster.IsSpread("a", "c");
        await stop.CancelAsync();

        (await Task.WhenAll(asked)).Sum().ShouldBe(cluster.Notebook.Count);
        cluster.Notebook.Notes.Select(note => note.Node).Distinct().Order().ShouldBe(["a", "b", "c"]);
        cluster.Nodes.ShouldAllBe(node => node.View.Dropped == new DroppedView(0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task An_entity_handles_what_it_was_sent_before_its_shard_is_handed_over()
    {
        await using var cluster = await TestCluster.Of(1);
        for (var i = 0; i < 30_000; i++) cluster["a"].Tell($"entity-{i % 300}", new Say("n", i));

        await cluster.Join("b");
        await cluster.IsSpread();
        for (var entity = 0; entity < 300; entity++) await cluster["a"].Ask($"entity-{entity}", "last", 30_000);

        foreach (var entity in cluster.Notebook.Notes.GroupBy(note => note.Entity))
            entity.Select(note => ((Say)note.Message).Number).ShouldBeInOrder();
        cluster.Notebook.Count.ShouldBe(30_300);
    }

    [Fact]
    public async Task A_node_that_leaves_hands_everything_over_and_is_a_member_no_more()
    {
        await using var cluster = await TestCluster.Of(2);
        var entities = cluster.EntitiesOn("b").Take(50).ToList();
        foreach (var entity in entities) await cluster["a"].Ask(entity, "before");

        await cluster["b"].System.Terminate().WaitAsync(Eventually.Patience);

        await Eventually.Is(() => cluster["a"].OpenShards == 100 && cluster["a"].View.Members.Count == 1, "the other node has everything");
        cluster.Notebook.Alive.ShouldNotContain(alive => alive.StartsWith("b/"));
        foreach (var entity in entities) (await cluster["a"].Ask(entity, "after")).Node.ShouldBe("a");
        cluster["b"].Log.All.ShouldContain(line => line.Contains("has left"));
    }

    [Fact]
    public async Task A_move_that_waits_for_an_entity_is_listed_and_its_messages_wait_with_it()
    {
        await using var cluster = await TestCluster.Make();
        using var gate = new ManualResetEventSlim();
        await cluster.Join("a", options => options with { MovesAtOnce = 100 });
        await cluster.IsSpread();
        var plan = ShardPlacement.Plan(["a", "b"], [.. Enumerable.Repeat("a", 100)]);
        var slow = cluster.EntitiesOn("a").First(entity => plan[cluster.ShardOf(entity)] == "b");
        cluster["a"].Tell(slow, new Slow(gate));

        var b = await cluster.Join("b");
        await Eventually.Is(() => b.OpenShards == 49, "all shards but the slow entity's have moved");
        cluster["a"].View.Moves.Select(move => (move.Shard, move.Owner, move.MovingTo, move.Phase)).ShouldBe([(cluster.ShardOf(slow), "a", "b", GatePhase.Closing)]);
        var answer = b.Ask(slow, "waits");
        await Eventually.Is(() => cluster["a"].View.Shards[cluster.ShardOf(slow)].Kept == 1, "the message is kept where the shard is");
        gate.Set();

        (await answer).Node.ShouldBe("b");
        await cluster.IsSpread();
    }

    [Fact]
    public async Task The_last_node_leaves_its_shards_to_nobody_and_the_next_begins_at_once()
    {
        await using var cluster = await TestCluster.Of(1);
        await cluster["a"].Ask("x", "hello");

        await cluster["a"].Cluster.Leave().WaitAsync(Eventually.Patience);
        (await cluster.Execute("SELECT count(*) FROM cluster.shards WHERE owner IS NOT NULL")).ShouldBe(0L);
        var next = await cluster.Join("b", options => options with { Lease = TimeSpan.FromMinutes(1) });

        (await next.Ask("x", "hello")).Node.ShouldBe("b");
    }

    [Fact]
    public async Task Each_change_of_owner_raises_the_shards_epoch()
    {
        await using var cluster = await TestCluster.Of(1);
        await cluster.Join("b");
        await cluster.IsSpread();

        foreach (var shard in cluster["b"].View.Shards) shard.Epoch.ShouldBe(shard.Owner == "b" ? 2 : 1);
    }

    [Fact]
    public async Task What_has_no_room_while_it_waits_is_counted_and_a_dead_letter()
    {
        await using var cluster = await TestCluster.Make();
        var early = cluster.Add("a", options => options with { KeptPerShard = 5 });
        for (var i = 0; i < 8; i++) early.Tell("x", new Say("n", i));

        await early.Join();
        await early.Ask("x", "last", 8);

        early.View.Dropped.KeptOverflow.ShouldBe(3);
        cluster.Notebook.Notes.Select(note => ((Say)note.Message).Number).ShouldBe([0, 1, 2, 3, 4, 8]);
    }

    private static async Task<int> AskOn(TestNode node, int worker, CancellationToken stop)
    {
        var asked = 0;
        for (; !stop.IsCancellationRequested; asked++) (await node.Ask($"entity-{worker}-{asked % 200}", "n", asked)).Number.ShouldBe(asked);
        return asked;
    }
}
