namespace Akka.Embedded.Cluster;

/// <summary>The ways to the other members.</summary>
internal interface IPeers
{
    /// <summary>Has a message sent; it may wait for the connection.</summary>
    void Send(NodeKey to, OutgoingMessage message);

    /// <summary>Whether a node may be alive.</summary>
    bool IsPresent(NodeKey node);

    /// <summary>These members may be alive; messages can be sent to them.</summary>
    void Know(IEnumerable<Member> present);

    /// <summary>Ends the ways to all others; what waited for them is given back.</summary>
    void EndOthers();
}
