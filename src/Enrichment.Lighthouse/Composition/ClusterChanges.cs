using Akka.Embedded.Cluster;

namespace Enrichment.Lighthouse;

/// <summary>What happened between two looks at the cluster, a line an event.</summary>
internal static class ClusterChanges
{
    public static IEnumerable<(LogLevel Level, string What)> Between(ClusterView before, ClusterView after)
    {
        var known = before.Members.ToDictionary(m => m.NodeId);
        var present = after.Members.ToDictionary(m => m.NodeId);
        return
        [
            .. after.Members.SelectMany(m => OfMember(known.GetValueOrDefault(m.NodeId), m)),
            .. before.Members.Where(m => !present.ContainsKey(m.NodeId)).Select(Gone),
            .. OfShards(before, after, present),
        ];
    }

    private static IEnumerable<(LogLevel, string)> OfMember(MemberView? before, MemberView now)
    {
        if (before is null || before.Incarnation != now.Incarnation)
            yield return (LogLevel.Information, $"Member {now.NodeId} has joined at {now.Address} with roles {string.Join(", ", now.Roles)}.");
        else if (before.State != now.State && now.State != MemberState.Up)
            yield return (now.State == MemberState.Down ? LogLevel.Warning : LogLevel.Information, $"Member {now.NodeId} is {(now.State == MemberState.Down ? "taken out" : "leaving")}.");
        else if (HasLease(before) && !HasLease(now) && now.State != MemberState.Down)
            yield return (LogLevel.Warning, $"Member {now.NodeId} has lost its lease: it did not reach the database in time. Others take its work over.");
        else if (!HasLease(before) && HasLease(now))
            yield return (LogLevel.Information, $"Member {now.NodeId} has its lease again.");
    }

    /// <summary>Who leaves deletes its row itself; rows of the dead are deleted by others, long after.</summary>
    private static (LogLevel, string) Gone(MemberView member) =>
        (LogLevel.Information, HasLease(member) && member.State != MemberState.Down ? $"Member {member.NodeId} has left." : $"Member {member.NodeId}, dead for long, is forgotten.");

    private static IEnumerable<(LogLevel, string)> OfShards(ClusterView before, ClusterView after, Dictionary<string, MemberView> present) =>
        from pair in before.Shards.Join(after.Shards, s => s.Shard, s => s.Shard, (was, now) => (Was: was.Owner, Now: now.Owner))
        where pair.Was is not null && pair.Now is not null && pair.Was != pair.Now
        group pair by pair into moved
        let isDead = present.GetValueOrDefault(moved.Key.Was!) is not { } owner || !HasLease(owner)
        select isDead
            ? (LogLevel.Warning, $"Member {moved.Key.Now} took {moved.Count()} shards over from {moved.Key.Was}, which is dead.")
            : (LogLevel.Information, $"{moved.Count()} shards moved from {moved.Key.Was} to {moved.Key.Now}.");

    private static bool HasLease(MemberView member) => member.LeaseLeft > TimeSpan.Zero;
}
