namespace Akka.Cluster.Sharding;

/// <summary>An entity tells its parent that it may be stopped. It gets the stop message after everything that was sent to it before;
/// what comes later is kept and starts it anew.</summary>
public sealed class Passivate : IShardRegionCommand
{
    /// <summary>Makes the request.</summary>
    public Passivate(object stopMessage) => StopMessage = stopMessage;

    /// <summary>What the entity gets, upon which it must stop itself.</summary>
    public object StopMessage { get; }
}
