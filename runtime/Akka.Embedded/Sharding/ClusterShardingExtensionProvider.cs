using Akka.Actor;

namespace Akka.Cluster.Sharding;

/// <summary>Finds a system's <see cref="ClusterSharding"/>.</summary>
public sealed class ClusterShardingExtensionProvider : ExtensionIdProvider<ClusterSharding>
{
    /// <inheritdoc/>
    public override ClusterSharding CreateExtension(ExtendedActorSystem system) => new(system);
}
