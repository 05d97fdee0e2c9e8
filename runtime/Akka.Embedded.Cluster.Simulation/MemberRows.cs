namespace Akka.Embedded.Cluster.Simulation;

/// <summary>The members' rows, as the coordinator holds them on its own clock.</summary>
internal sealed class MemberRows(TimeProvider time, TimeSpan lease)
{
    private static readonly Uri s_somewhere = new("http://simulated.invalid/");
    private readonly SortedDictionary<string, Member> _rows = new(StringComparer.Ordinal);
    private long _incarnations;

    /// <summary>All members as they are read now.</summary>
    public IReadOnlyList<Member> All => [.. _rows.Values.Select(m => m with { ReadAt = time.GetUtcNow() })];

    /// <summary>Registers a node; null while an earlier life of it may still act.</summary>
    public NodeKey? Register(string nodeId)
    {
        if (_rows.TryGetValue(nodeId, out var known) && !known.HasAcknowledged && known.LeaseUntil > time.GetUtcNow()) return null;
        var now = time.GetUtcNow();
        var member = new Member
        {
            Key = new NodeKey(nodeId, ++_incarnations),
            Address = s_somewhere,
            Roles = [Member.HostRole],
            Version = "",
            State = MemberState.Joining,
            LeaseUntil = now + lease,
            JoinedAt = now,
            Since = now,
            ReadAt = now,
        };
        _rows[nodeId] = member;
        return member.Key;
    }

    public Member? Find(NodeKey? key) => key is { } k && _rows.TryGetValue(k.NodeId, out var member) && member.Key == k ? member : null;

    /// <summary>The member may be given shards, or may take them.</summary>
    public bool IsUp(NodeKey key) => Find(key) is { State: MemberState.Up, HasAcknowledged: false } member && member.LeaseUntil > time.GetUtcNow();

    /// <summary>The member may still act for what it owns.</summary>
    public bool MayAct(NodeKey? key) => Find(key) is { HasAcknowledged: false } member && member.LeaseUntil > time.GetUtcNow();

    public NodeKey? Named(string nodeId) => _rows.TryGetValue(nodeId, out var member) ? member.Key : null;

    public bool Renew(NodeKey key)
    {
        if (Find(key) is not { State: not MemberState.Down } member) return false;
        _rows[key.NodeId] = member with { LeaseUntil = time.GetUtcNow() + lease };
        return true;
    }

    public void Change(NodeKey key, Func<Member, Member> change)
    {
        if (Find(key) is { } member) _rows[key.NodeId] = change(member);
    }

    public void Remove(NodeKey key)
    {
        if (Find(key) is not null) _rows.Remove(key.NodeId);
    }
}
