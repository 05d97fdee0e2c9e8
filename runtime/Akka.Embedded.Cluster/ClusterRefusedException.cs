namespace Akka.Embedded.Cluster;

/// <summary>A node may not join: says which cluster or which other node is in the way.</summary>
public sealed class ClusterRefusedException(string message) : InvalidOperationException(message);
