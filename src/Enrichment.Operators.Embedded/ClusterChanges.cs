using Akka.Embedded.Cluster;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Embedded;

/// <summary>What has happened between two looks at a cluster.</summary>
public static class ClusterChanges
{
    /// <param name="now">Stands in events that have no time of their own.</param>
    public static IReadOnlyList<ClusterEvent> Between(ClusterView before, ClusterView after, DateTimeOffset now) =>
        [.. Decisions(before, after), .. Members(before, after, now), .. Shards(before, after, now)];

    private static IEnumerable<ClusterEvent> Decisions(ClusterView before, ClusterView after)
    {
        // Only the last ones are kept: what is older than the oldest that was known before is not new.
        var known = before.Decisions.ToHashSet();
        var since = before.Decisions.Count == 0 ? DateTimeOffset.MinValue : before.Decisions[^1].At;
        return after.Decisions.Where(d => d.At >= since && !known.Contains(d)).Select(d => new ClusterEvent(d.At, "decided", after.NodeId, d.What));
    }

    private static IEnumerable<ClusterEvent> Members(ClusterView before, ClusterView after, DateTimeOffset now)
    {
        var known = before.Members.ToDictionary(m => (m.NodeId, m.Incarnation));
        foreach (var member in after.Members)
        {
            if (!known.Remove((member.NodeId, member.Incarnation), out var was))
            {
                yield return new ClusterEvent(now, "member", member.NodeId, $"is {Word(member)} at {member.Address}");
            }
            else if (Word(was) != Word(member))
            {
                yield return new ClusterEvent(now, "member", member.NodeId, $"is {Word(member)}, was {Word(was)}");
            }
        }

        foreach (var gone in known.Values)
        {
            yield return new ClusterEvent(now, "member", gone.NodeId, $"is gone, was {Word(gone)}");
        }
    }

    private static IEnumerable<ClusterEvent> Shards(ClusterView before, ClusterView after, DateTimeOffset now)
    {
        var known = before.Shards.ToDictionary(s => s.Shard);
        foreach (var shard in after.Shards)
        {
            var was = known.GetValueOrDefault(shard.Shard);
            if (was?.Owner != shard.Owner)
            {
                yield return new ClusterEvent(now, "shard", $"{shard.Shard}", $"is owned by {shard.Owner ?? "nobody"} in epoch {shard.Epoch}, was by {was?.Owner ?? "nobody"}");
            }
            else if (was?.MovingTo != shard.MovingTo && shard.MovingTo is { } to)
            {
                yield return new ClusterEvent(now, "shard", $"{shard.Shard}", $"moves from {shard.Owner ?? "nobody"} to {to}");
            }
        }
    }

    private static string Word(MemberView member) =>
        member.State != MemberState.Down && member.LeaseLeft <= TimeSpan.Zero ? "unreachable" : member.State.ToString().ToLowerInvariant();
}
