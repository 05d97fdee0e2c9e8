namespace Akka.Embedded.Cluster;

/// <summary>
/// When another node's lease has ended for sure: the database says so, and this node has seen no renewal for a whole lease on its own
/// clock. So a database clock that jumps ahead takes nothing from anybody.
/// </summary>
internal sealed class ObservedLeases(LeaseTerms terms, TimeProvider time)
{
    private readonly Dictionary<NodeKey, (DateTimeOffset Until, long SeenAt)> _seen = [];

    /// <summary>Takes in what the database has just said.</summary>
    public void Observe(IReadOnlyCollection<Member> members)
    {
        var now = time.GetTimestamp();
        foreach (var member in members)
        {
            if (!_seen.TryGetValue(member.Key, out var last) || last.Until != member.LeaseUntil) _seen[member.Key] = (member.LeaseUntil, now);
        }
        foreach (var gone in _seen.Keys.Except(members.Select(member => member.Key)).ToList()) _seen.Remove(gone);
    }

    /// <summary>Whether the member can no longer act for its shards.</summary>
    public bool HasEnded(Member member) =>
        member.HasAcknowledged || (member.LeaseUntil <= member.ReadAt && WaitFor(member) == TimeSpan.Zero);

    /// <summary>How long to wait before a lease that the database calls ended counts as ended here.</summary>
    public TimeSpan WaitFor(Member member)
    {
        if (!_seen.TryGetValue(member.Key, out var last)) return terms.Lease;
        var silent = time.GetElapsedTime(last.SeenAt);
        return silent >= terms.Lease ? TimeSpan.Zero : terms.Lease - silent;
    }
}
