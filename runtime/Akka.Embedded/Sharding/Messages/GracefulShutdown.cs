namespace Akka.Cluster.Sharding;

/// <summary>Has a region stop its entities, each after what it was sent before, and then itself.</summary>
public sealed class GracefulShutdown : IShardRegionCommand
{
    /// <summary>The only one.</summary>
    public static readonly GracefulShutdown Instance = new();

    private GracefulShutdown()
    {
    }
}
