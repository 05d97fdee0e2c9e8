namespace Akka.Cluster.Sharding;

/// <summary>Asks a region which entities are alive; answered with <see cref="CurrentShardRegionState"/>.</summary>
public sealed class GetShardRegionState : IShardRegionQuery, IClusterShardingSerializable
{
    /// <summary>The only one.</summary>
    public static readonly GetShardRegionState Instance = new();

    private GetShardRegionState()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "GetShardRegionState";
}
