namespace Akka.Embedded.Cluster.Simulation;

/// <summary>The ways to other nodes over the simulated network: a message travels as the bytes that it would be on the wire.</summary>
internal sealed class SimulatedPeers(SimulatedCluster cluster, PeerLinkServices services) : IPeers
{
    private Dictionary<NodeKey, Member> _present = [];

    public void Send(NodeKey to, OutgoingMessage message)
    {
        if (!IsPresent(to))
        {
            services.GiveBack(message);
            return;
        }
        var writer = new FrameWriter();
        message.Write(writer, services.SenderOf(message));
        var frame = writer.Written.ToArray();
        if (cluster.Transit(services.Joined.Self.NodeId, to.NodeId) is not { } transit)
        {
            services.Lose(message);
            return;
        }
        cluster.Time.CreateTimer(_ => Arrive(to, frame), null, transit, Timeout.InfiniteTimeSpan);
    }

    public bool IsPresent(NodeKey node) => _present.ContainsKey(node);

    public void Know(IEnumerable<Member> present) => _present = present.Where(member => member.Key != services.Joined.Self).ToDictionary(member => member.Key);

    public void EndOthers()
    {
        // Nothing waits here: what was sent has arrived or is lost.
    }

    private void Arrive(NodeKey to, byte[] frame)
    {
        if (cluster.Find(to) is { } node) node.Process.Reach(() => node.Receive(frame));
    }
}
