namespace Akka.Embedded.Cluster;

/// <summary>The two ends of a connection do not belong together; says why.</summary>
internal sealed class HandshakeRefusedException(string message, bool isMembership = false) : Exception(message)
{
    /// <summary>Whether the caller may be a member that this node does not know yet.</summary>
    public bool IsMembership => isMembership;
}
