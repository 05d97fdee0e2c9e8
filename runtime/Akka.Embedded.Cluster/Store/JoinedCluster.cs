namespace Akka.Embedded.Cluster;

/// <summary>What a node is after it has joined.</summary>
/// <param name="Self">The node in this life.</param>
/// <param name="ClusterId">The cluster that the database belongs to; two clusters of one name have different ones.</param>
internal sealed record JoinedCluster(NodeKey Self, Guid ClusterId);
