namespace Akka.Embedded.Cluster;

/// <summary>
/// Where each shard should be: evenly, to within one, and with no more moves than that needs. A node keeps the shards that suit it best up
/// to its share; what is left goes to the best-suited nodes with room. Nodes that see the same rows come to the same plan.
/// </summary>
internal static class ShardPlacement
{
    /// <param name="hosts">The nodes that take shards.</param>
    /// <param name="owners">Each shard's present owner; null where it has none that could keep it.</param>
    /// <returns>Each shard's node; nulls when there is no host.</returns>
    public static string?[] Plan(IReadOnlyCollection<string> hosts, IReadOnlyList<string?> owners)
    {
        var plan = new string?[owners.Count];
        if (hosts.Count == 0) return plan;
        var room = Shares(hosts, owners);
        foreach (var (host, shards) in Owned(hosts, owners))
        {
            foreach (var shard in shards.OrderByDescending(shard => RendezvousScore.Of(host, shard)).Take(room[host])) plan[shard] = host;
        }
        foreach (var host in plan.OfType<string>()) room[host]--;
        for (var shard = 0; shard < plan.Length; shard++) plan[shard] ??= TakeRoom(room, shard);
        return plan;
    }

    /// <summary>Each host's number of shards. Where they cannot all be equal, those that have most keep one more.</summary>
    private static Dictionary<string, int> Shares(IReadOnlyCollection<string> hosts, IReadOnlyList<string?> owners)
    {
        var has = owners.OfType<string>().GroupBy(owner => owner).ToDictionary(owned => owned.Key, owned => owned.Count());
        var (least, remainder) = Math.DivRem(owners.Count, hosts.Count);
        return hosts.OrderByDescending(host => has.GetValueOrDefault(host)).ThenBy(host => host, StringComparer.Ordinal)
            .Select((host, rank) => (host, share: least + (rank < remainder ? 1 : 0)))
            .ToDictionary(entry => entry.host, entry => entry.share, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Host, List<int> Shards)> Owned(IReadOnlyCollection<string> hosts, IReadOnlyList<string?> owners) =>
        hosts.Select(host => (host, Enumerable.Range(0, owners.Count).Where(shard => owners[shard] == host).ToList()));

    private static string TakeRoom(Dictionary<string, int> room, int shard)
    {
        var best = room.Where(entry => entry.Value > 0).Select(entry => entry.Key)
            .OrderByDescending(host => RendezvousScore.Of(host, shard)).ThenBy(host => host, StringComparer.Ordinal).First();
        room[best]--;
        return best;
    }
}
