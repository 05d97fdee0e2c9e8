using Akka.Embedded.Persistence;

namespace Akka.Embedded.Sharding;

/// <summary>This node's ownership of a shard in one epoch. The shard's actors all have it, their children too. Safe to use from any thread.</summary>
public interface IShardHold
{
    /// <summary>The shard and its epoch.</summary>
    ShardFence Fence { get; }

    /// <summary>Whether the node may act for the shard at this moment. Asked before every message: it must cost next to nothing.</summary>
    bool IsHeld { get; }

    /// <summary>The journal has refused a batch: the shard has another owner. The hold is over.</summary>
    void HasGoneStale();
}
