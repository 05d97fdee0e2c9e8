namespace Akka.Cluster.Sharding;

/// <summary>Asks a region how many entities are alive; answered with <see cref="ShardRegionStats"/>.</summary>
public sealed class GetShardRegionStats : IShardRegionQuery, IClusterShardingSerializable
{
    /// <summary>The only one.</summary>
    public static readonly GetShardRegionStats Instance = new();

    private GetShardRegionStats()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "GetShardRegionStats";
}
