using Akka.Embedded.Cluster.Tests.Support;

namespace Akka.Embedded.Cluster.Tests.Membership;

[Collection(PostgreSqlTests.Name)]
public sealed class LosingNodesTests
{
    [Fact]
    public async Task The_shards_of_a_killed_node_are_taken_after_its_lease_and_not_before()
    {
        await using var cluster = await TestCluster.Of(2);
        var entity = cluster.EntityOn("b");
        await cluster["a"].Ask(entity, "before");

        await cluster["b"].Kill();
        var answer = cluster["a"].Ask(entity, "after");

        (await answer).Node.ShouldBe("a");
        var gap = (TimeSpan)(await cluster.Execute(
            "SELECT min(s.since) - max(m.lease_until) FROM cluster.shards s, cluster.members m WHERE m.node_id = 'b' AND s.owner = 'a' AND s.epoch > 2"))!;
        gap.ShouldBeGreaterThan(TimeSpan.Zero);
        cluster["a"].Log.All.ShouldContain(line => line.Contains("takes 50 shards of b#") && line.Contains("whose lease ended"));
    }

    [Fact]
    public async Task A_node_that_cannot_renew_stops_its_entities_before_its_lease_ends()
    {
        await using var cluster = await TestCluster.Make();
        var node = await cluster.Join("a", options => options with { Lease = TimeSpan.FromSeconds(3) });
        await cluster.IsSpread();
        await node.Ask("x", "before");
        await using var wall = await BlockedTable.ForAll(cluster.Database);

        await Eventually.Is(() => cluster.Notebook.Alive.Count == 0, "the entity is stopped");

        ((bool)(await cluster.Execute("SELECT clock_timestamp() < (SELECT lease_until FROM cluster.members)"))!).ShouldBeTrue();
        var waiting = node.Ask("x", "meanwhile");
        await wall.Release();
        (await waiting).Text.ShouldBe("meanwhile");
        node.Log.All.ShouldContain(line => line.Contains("could not renew its lease"));
        await node.LogsOutagesAsEpisodes();
        node.Log.All.ShouldContain(line => line.Contains("has its lease again"));
    }

    [Fact]
    public async Task After_an_outage_of_the_database_every_shard_is_where_it_was()
    {
        await using var cluster = await TestCluster.Of(3);
        var before = await Owners(cluster);
        await using (var wall = await BlockedTable.ForAll(cluster.Database))
        {
            await Eventually.Is(() => cluster.Nodes.All(node => node.OpenShards == 0), "all nodes have stopped");
            await LeasesHaveEnded(cluster);
            await wall.Release();
        }

        await cluster.IsSpread();

        (await Owners(cluster)).ShouldBe(before);
        foreach (var node in cluster.Nodes) (await node.Ask(cluster.EntityOn("b"), "after")).Node.ShouldBe("b");
    }

    [Fact]
    public async Task A_node_that_could_not_renew_itself_takes_nothing_before_it_has_renewed_for_a_whole_lease()
    {
        await using var cluster = await TestCluster.Of(2);
        await using var wall = await BlockedTable.ForAll(cluster.Database);
        await LeasesHaveEnded(cluster);
        await cluster["b"].Kill();
        var released = (DateTime)(await cluster.Execute("SELECT clock_timestamp()"))!;

        await wall.Release();
        await Eventually.Is(() => cluster["a"].OpenShards == 100, "the dead node's shards are taken");

        var taken = (DateTime)(await cluster.Execute("SELECT min(since) FROM cluster.shards WHERE owner = 'a' AND epoch > 2"))!;
        (taken - released).ShouldBeGreaterThanOrEqualTo(cluster["a"].Cluster.Options.Lease);
    }

    [Fact]
    public async Task A_frozen_node_that_wakes_decides_nothing_on_its_old_state()
    {
        await using var cluster = await TestCluster.Make();
        var time = new JumpingTime();
        var frozen = await cluster.Join("a", time: time);
        await cluster.IsSpread();
        await frozen.Ask("x", "before");
        var entity = frozen.System.ActorSelection($"/system/sharding/speaker/{cluster.ShardOf("x")}/x");
        var self = await entity.ResolveOne(Eventually.Patience);

        // The process wakes an hour later: what lay in the entity's mailbox is handled before any timer or thread of the node.
        time.Jump(TimeSpan.FromHours(1));
        self.Tell(new Say("stale"), Akka.Actor.ActorRefs.NoSender);
        await Eventually.Is(() => cluster.Notebook.Alive.Count == 0, "the entity has ended");

        (await frozen.Ask("x", "fresh")).Text.ShouldBe("fresh");
        cluster.Notebook.Notes.Select(note => ((Say)note.Message).Text).ShouldBe(["before", "fresh"]);
    }

    [Fact]
    public async Task A_node_whose_shards_were_taken_while_it_was_frozen_sends_its_messages_to_their_new_owner()
    {
        await using var cluster = await TestCluster.Of(1);
        var frozen = await cluster.Join("b");
        await cluster.IsSpread();
        var entity = cluster.EntityOn("b");
        await using (var wall = await BlockedTable.For(cluster.Database, "b"))
        {
            await Eventually.Is(() => cluster["a"].OpenShards == 100, "the other node has taken everything");
            frozen.Tell(entity, new Say("kept", 1));
            await wall.Release();
        }

        await Eventually.Is(() => cluster.Notebook.Notes.Any(note => note.Message is Say { Text: "kept" }), "the message has arrived");
        await cluster.IsSpread();
    }

    [Fact]
    public async Task A_node_that_an_operator_takes_out_stops_and_its_shards_are_taken_at_once()
    {
        await using var cluster = await TestCluster.Make();
        foreach (var id in new[] { "a", "b" }) await cluster.Join(id, options => options with { Lease = TimeSpan.FromMinutes(2), ShutDownWhenOut = false });
        await cluster.IsSpread();
        var entity = cluster.EntityOn("b");
        await cluster["a"].Ask(entity, "before");

        (await cluster["a"].Cluster.Down("b", "a test")).ShouldBeTrue();

        (await cluster["b"].Cluster.Ended.WaitAsync(Eventually.Patience)).ShouldBeFalse();
        await cluster.IsSpread("a");
        (await cluster["a"].Ask(entity, "after")).Node.ShouldBe("a");
        (await cluster["a"].Cluster.Down("b", "a test")).ShouldBeFalse();
        (await cluster["a"].Cluster.Down("nobody", "a test")).ShouldBeFalse();
        cluster["a"].Log.All.ShouldContain(line => line.Contains("says that it has stopped"));
    }

    [Fact]
    public async Task A_node_that_an_operator_tells_to_leave_hands_its_shards_over_and_shuts_down()
    {
        await using var cluster = await TestCluster.Of(2);

        (await cluster["a"].Cluster.Leave("b", "a test")).ShouldBeTrue();

        await cluster["b"].System.WhenTerminated.WaitAsync(Eventually.Patience);
        await cluster.IsSpread("a");
        (await cluster["b"].Cluster.Ended).ShouldBeTrue();
        (await cluster["a"].Cluster.Leave("b", "a test")).ShouldBeFalse();
        cluster["b"].Log.All.ShouldContain(line => line.Contains("was told by an operator to leave"));
    }

    [Fact]
    public async Task A_node_that_was_killed_comes_back_when_its_old_lease_has_ended()
    {
        await using var cluster = await TestCluster.Of(1);
        await cluster["a"].Kill();

        var again = await cluster.Join("a");
        await Eventually.Is(() => again.OpenShards == 100, "it has its shards again");

        again.Log.All.ShouldContain(line => line.Contains("an earlier life of it has a lease"));
        (await again.Ask("x", "hello")).Node.ShouldBe("a");
    }

    private static async Task LeasesHaveEnded(TestCluster cluster)
    {
        while (!(bool)(await cluster.Execute("SELECT max(lease_until) < clock_timestamp() FROM cluster.members"))!) await Task.Yield();
    }

    private static async Task<string> Owners(TestCluster cluster) =>
        (string)(await cluster.Execute("SELECT string_agg(shard || owner || epoch, ',' ORDER BY shard) FROM cluster.shards"))!;
}
