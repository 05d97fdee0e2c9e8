using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>cluster</c>: the members, and who joins, leaves or is down.</summary>
public static class ClusterPalette
{
    private static readonly Switch Address = new('a', "address", "address", "A member's address, or its node id.") { IsRequired = true };

    /// <param name="tenant">In whose audit log changes stand.</param>
    public static Palette Of(IClusterOperations cluster, string tenant) => new("cluster", "The members of the cluster.",
    [
        new Query("show", "One line a member: address, roles, state, age of its lease.", async (_, stop) =>
        {
            var members = await cluster.Members(stop);
            return Answer.Details(new ClusterAnswer(await cluster.Health(stop), members.Count, members));
        }),
        new Steer("leave", "This node hands its shards over, leaves the cluster and ends.", (_, _) => Task.FromResult(ChangePlan.One(Change.Of(
            tenant, "cluster.leave", "this node", "", cluster.Leave)))),
        new Steer("join", "This node joins the cluster at an address.", (given, _) => Task.FromResult(ChangePlan.One(Change.Of(
            tenant, "cluster.join", given.Require(Address), "", () => cluster.Join(given.Require(Address))))))
        {
            Switches = [Address],
        },
        new Steer("down", "Declares a member to be down: its shards are taken over once its lease has ended.", async (given, stop) =>
        {
            var node = Find(given.Require(Address), await cluster.Members(stop));
            return ChangePlan.One(Change.Of(tenant, "cluster.down", node, "", () => cluster.Down(node, given.Require(CommonSwitches.Why))));
        })
        {
            Switches = [Address],
        },
        new Steer("down-unreachable", "Declares every member to be down whose lease has run out.", async (given, stop) => ChangePlan.Many(
            (await cluster.Members(stop)).Where(m => m.Unreachable && !m.Here)
            .Select(m => Change.Of(tenant, "cluster.down", m.Node, $"at {m.Address}", () => cluster.Down(m.Node, given.Require(CommonSwitches.Why))))))
        {
            TakesMany = true,
        },
        new Query("why", "What this node decided since it started, and why.", async (_, stop) => Answer.Table(await cluster.Why(stop), "nothing was to be decided")),
        new Tail("tail", "What happens to members and shards; Ctrl+C ends it.", (_, stop) => cluster.Follow(stop)),
    ]);

    private static string Find(string given, IReadOnlyList<ClusterMember> members) =>
        members.FirstOrDefault(m => m.Node == given || m.Address == given)?.Node
        ?? members.FirstOrDefault(m => m.Node == Names.OneOf("member", given, [.. members.Select(o => o.Node)]))!.Node;

    private sealed record ClusterAnswer(ClusterHealth Health, int Count, IReadOnlyList<ClusterMember> Members);
}
