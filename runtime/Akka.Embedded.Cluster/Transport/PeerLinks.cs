namespace Akka.Embedded.Cluster;

/// <summary>The ways to all members that may be alive. Safe to use from any thread.</summary>
internal sealed class PeerLinks(PeerLinkServices services) : IPeers
{
    private readonly Dictionary<NodeKey, PeerLink> _links = [];
    private readonly Lock _lock = new();
    private volatile Dictionary<NodeKey, Member> _present = [];
    private bool _hasEnded;

    /// <summary>Has a message sent; it may wait for the connection.</summary>
    public void Send(NodeKey to, OutgoingMessage message)
    {
        var link = LinkTo(to);
        if (link is null) Drop(message, services.Dropped.UnknownNode);
        else if (!link.TrySend(message)) Drop(message, services.Dropped.QueueOverflow);
    }

    public bool IsPresent(NodeKey node) => _present.ContainsKey(node);

    /// <summary>Whether there is a connection to a node, and how many messages wait for it.</summary>
    public (bool IsConnected, int Queued) StateOf(NodeKey node)
    {
        lock (_lock) return _links.TryGetValue(node, out var link) ? (link.IsConnected, link.Queued) : (false, 0);
    }

    /// <summary>These members may be alive; messages can be sent to them.</summary>
    public void Know(IEnumerable<Member> present) => _present = present.Where(member => member.Key != services.Joined.Self).ToDictionary(member => member.Key);

    /// <summary>Ends the links to all others; what waited for them is given back.</summary>
    public void EndOthers()
    {
        List<PeerLink> ended;
        lock (_lock)
        {
            ended = [.. _links.Where(link => !IsPresent(link.Key)).Select(link => link.Value)];
            foreach (var gone in _links.Keys.Where(key => !IsPresent(key)).ToList()) _links.Remove(gone);
        }
        foreach (var link in ended) _ = End(link);
    }

    /// <summary>Sends what waits as far as that works soon, and ends.</summary>
    public async Task Finish()
    {
        List<PeerLink> ended;
        lock (_lock)
        {
            _hasEnded = true;
            ended = [.. _links.Values];
            _links.Clear();
        }
        await Task.WhenAll(ended.Select(Finish)).ConfigureAwait(false);
    }

    private static async Task End(PeerLink link) => await link.DisposeAsync().ConfigureAwait(false);

    private static async Task Finish(PeerLink link)
    {
        await link.Finish().ConfigureAwait(false);
        await link.DisposeAsync().ConfigureAwait(false);
    }

    private PeerLink? LinkTo(NodeKey to)
    {
        lock (_lock)
        {
            if (_links.TryGetValue(to, out var link)) return link;
            if (_hasEnded || !_present.TryGetValue(to, out var member)) return null;
            return _links[to] = new PeerLink(member, services);
        }
    }

    private void Drop(OutgoingMessage message, DropCounter counter)
    {
        counter.Add();
        services.Lose(message);
    }
}
