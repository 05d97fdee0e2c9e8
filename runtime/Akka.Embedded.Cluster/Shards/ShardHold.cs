using Akka.Embedded.Persistence;
using Akka.Embedded.Sharding;

namespace Akka.Embedded.Cluster;

/// <summary>A shard that this node owns, as long as its lease is usable without a break and no one has said otherwise.</summary>
internal sealed class ShardHold(ShardFence fence, LeaseClock lease, Action wentStale) : IShardHold
{
    private readonly long _term = lease.Term;
    private volatile bool _isStale;

    public ShardFence Fence => fence;

    public bool IsHeld => !_isStale && lease.IsUsableIn(_term);

    public void HasGoneStale()
    {
        _isStale = true;
        wentStale();
    }
}
