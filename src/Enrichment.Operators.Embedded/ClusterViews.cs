using Akka.Embedded.Cluster;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Embedded;

/// <summary>The embedded runtime's view of its cluster in the words of operators' commands.</summary>
public static class ClusterViews
{
    /// <param name="lease">How long a lease is.</param>
    public static IReadOnlyList<ClusterMember> Members(ClusterView view, TimeSpan lease) =>
    [
        .. view.Members.Select(m => new ClusterMember(
            m.NodeId, m.Address.ToString(), m.Roles, m.State.ToString().ToLowerInvariant(), m.IsSelf, m.State != MemberState.Down && m.LeaseLeft <= TimeSpan.Zero,
            lease - m.LeaseLeft, m.Version, m.Since)),
    ];

    public static IReadOnlyList<ShardPlace> Shards(ClusterView view) =>
        [.. view.Shards.Select(s => new ShardPlace(s.Shard, s.Owner, s.Epoch, PhaseOf(s), s.MovingTo, s.Age, s.Kept))];

    public static ClusterHealth Health(ClusterView view) => new(view.ClusterName, view.LeaseLeft, view.MayTakeOver, Dropped(view.Dropped));

    public static IReadOnlyList<ClusterEvent> Decisions(ClusterView view) =>
        [.. view.Decisions.Select(d => new ClusterEvent(d.At, "decided", view.NodeId, d.What))];

    private static string PhaseOf(ShardView shard) => shard switch
    {
        { MovingTo: not null, Phase: GatePhase.Closing } => "stopping",
        { MovingTo: not null } => "moving",
        { Owner: null } => "unowned",
        _ => "owned",
    };

    private static Dictionary<string, long> Dropped(DroppedView dropped)
    {
        (string Why, long Count)[] counts =
        [
            ("kept too many", dropped.KeptOverflow), ("queued too many", dropped.QueueOverflow), ("connection lost", dropped.LostConnection),
            ("node gone", dropped.UnknownNode), ("actor gone", dropped.UnknownActor),
        ];
        return counts.Where(c => c.Count > 0).ToDictionary(c => c.Why, c => c.Count);
    }
}
