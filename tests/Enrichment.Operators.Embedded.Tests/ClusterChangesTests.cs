using Akka.Embedded.Cluster;

namespace Enrichment.Operators.Embedded.Tests;

public class ClusterChangesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly ClusterView Calm = View([Member("a"), Member("b")], [Shard(0, "a", 1), Shard(1, "b", 1)], [new ClusterDecision(Now, "joined")]);

    [Fact]
    public void Where_nothing_happened_nothing_is_told() => Told(Calm, Calm with { LeaseLeft = TimeSpan.FromSeconds(1) }).ShouldBeEmpty();

    [Fact]
    public void Members_that_come_change_or_go_are_told() => Told(Calm, Calm with
    {
        Members = [Member("a") with { State = MemberState.Leaving }, Member("c"), Member("b") with { LeaseLeft = TimeSpan.Zero }],
    }).ShouldBe(["member a: is leaving, was up", "member c: is up at http://c/", "member b: is unreachable, was up"]);

    [Fact]
    public void A_member_that_is_gone_or_came_back_in_another_life_is_told() => Told(Calm, Calm with
    {
        Members = [Member("a") with { Incarnation = 2 }],
    }).ShouldBe(["member a: is up at http://a/", "member a: is gone, was up", "member b: is gone, was up"]);

    [Fact]
    public void Shards_that_move_or_change_owner_are_told() => Told(Calm, Calm with
    {
        Shards = [Shard(0, "a", 1) with { MovingTo = "b" }, Shard(1, "a", 2)],
    }).ShouldBe(["shard 0: moves from a to b", "shard 1: is owned by a in epoch 2, was by b"]);

    [Fact]
    public void A_decision_is_told_once() => Told(Calm, Calm with
    {
        Decisions = [new ClusterDecision(Now, "joined"), new ClusterDecision(Now.AddSeconds(1), "took over 3 shards of b")],
    }).ShouldBe(["decided a: took over 3 shards of b"]);

    [Fact]
    public void What_is_shown_of_a_view_keeps_to_the_words_of_the_commands()
    {
        var view = Calm with
        {
            Members = [Member("a") with { LeaseLeft = TimeSpan.FromSeconds(7) }, Member("b") with { LeaseLeft = TimeSpan.FromSeconds(-2) }, Member("c") with { State = MemberState.Down, LeaseLeft = TimeSpan.FromSeconds(-2) }],
            Shards = [Shard(0, null, 0), Shard(1, "a", 2) with { MovingTo = "b", Phase = GatePhase.Closing }, Shard(2, "b", 3) with { MovingTo = "a" }],
            Dropped = new DroppedView(0, 2, 0, 0, 1),
        };

        var members = ClusterViews.Members(view, TimeSpan.FromSeconds(10));
        members.Select(m => (m.State, m.Unreachable, m.Here)).ShouldBe([("up", false, true), ("up", true, false), ("down", false, false)]);
        members[0].LeaseAge.ShouldBe(TimeSpan.FromSeconds(3));
        ClusterViews.Shards(view).Select(s => s.Phase).ShouldBe(["unowned", "stopping", "moving"]);
        ClusterViews.Health(view).Dropped.ShouldBe(new Dictionary<string, long> { ["queued too many"] = 2, ["actor gone"] = 1 }, ignoreOrder: true);
    }

    private static List<string> Told(ClusterView before, ClusterView after) => [.. ClusterChanges.Between(before, after, Now).Select(e => $"{e.What} {e.Subject}: {e.Detail}")];

    private static ClusterView View(IReadOnlyList<MemberView> members, IReadOnlyList<ShardView> shards, IReadOnlyList<ClusterDecision> decisions) => new()
    {
        ClusterName = "spec",
        NodeId = "a",
        ReadAt = Now,
        LeaseLeft = TimeSpan.FromSeconds(7),
        MayTakeOver = true,
        Members = members,
        Shards = shards,
        Dropped = new DroppedView(0, 0, 0, 0, 0),
        Decisions = decisions,
    };

    private static MemberView Member(string id) => new(
        id, 1, new Uri($"http://{id}"), ["host"], "1.0", MemberState.Up, TimeSpan.FromSeconds(7), Now, Now, id == "a", true, 0, 1);

    private static ShardView Shard(int shard, string? owner, long epoch) => new(shard, owner, epoch, null, GatePhase.Open, TimeSpan.Zero, 0);
}
