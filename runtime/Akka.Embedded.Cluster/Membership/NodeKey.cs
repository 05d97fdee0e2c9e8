namespace Akka.Embedded.Cluster;

/// <summary>A node in one of its lives: after a restart it has the same id and another incarnation.</summary>
/// <param name="NodeId">The id it was configured with.</param>
/// <param name="Incarnation">Given by the database at each join; rises.</param>
internal readonly record struct NodeKey(string NodeId, long Incarnation)
{
    public override string ToString() => $"{NodeId}#{Incarnation}";
}
