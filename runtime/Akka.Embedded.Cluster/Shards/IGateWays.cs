using Akka.Embedded.Sharding;

namespace Akka.Embedded.Cluster;

/// <summary>Where a gate's messages go.</summary>
internal interface IGateWays
{
    /// <summary>The types of entity started on this node.</summary>
    IReadOnlyCollection<IShardedType> Types { get; }

    /// <summary>To its entity on this node.</summary>
    void DeliverHere(PendingMessage message);

    /// <summary>To the shard's owner.</summary>
    void Send(NodeKey owner, long epoch, PendingMessage message);

    /// <summary>To nobody: there was no room to keep it.</summary>
    void Overflow(PendingMessage message);

    /// <summary>The node should look at what is to do.</summary>
    void Wake();
}
