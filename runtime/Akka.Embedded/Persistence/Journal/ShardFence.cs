namespace Akka.Embedded.Persistence;

/// <summary>
/// The shard of an actor and the epoch in which this node owns it. A journal that is shared by several nodes keeps a batch only while the
/// shard still has that epoch, so that nothing decided on stale state is stored.
/// </summary>
/// <param name="Shard">The shard, from 0.</param>
/// <param name="Epoch">Rises by one with each change of owner.</param>
public sealed record ShardFence(int Shard, long Epoch);
