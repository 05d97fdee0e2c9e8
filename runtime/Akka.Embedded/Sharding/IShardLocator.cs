using Akka.Actor;

namespace Akka.Embedded.Sharding;

/// <summary>
/// Knows on which node each shard is, and brings messages there. Given to <see cref="EmbeddedOptions.With"/>; without one this node has all
/// shards. All types of entity share one space of shards.
/// </summary>
public interface IShardLocator
{
    /// <summary>How many shards there are: 0 to the number before it.</summary>
    int Shards { get; }

    /// <summary>A type of entity was started here: from now on its shards can be held by this node.</summary>
    void Add(IShardedType type);

    /// <summary>Delivers a message here, sends it to the shard's owner, or keeps it until the owner is known.</summary>
    void Route(IShardedType type, int shard, string entityId, Envelope message);

    /// <summary>Takes back a message that an entity of a shard under hand-off will not get: it goes before later ones.</summary>
    void Return(IShardedType type, int shard, string entityId, Envelope message);

    /// <summary>This node's ownership of a shard, for the actors that it starts.</summary>
    /// <exception cref="InvalidOperationException">The shard is not here.</exception>
    IShardHold HoldOf(int shard);
}

/// <summary>The entities of one type on this node.</summary>
public interface IShardedType
{
    /// <summary>The type's name, the same on every node.</summary>
    string Name { get; }

    /// <summary>Delivers to an entity of a shard that this node holds. Not while the shard is being closed.</summary>
    void Deliver(int shard, string entityId, Envelope message);

    /// <summary>Has a shard's entities stop. What they were sent but have not begun with is returned.</summary>
    /// <param name="inOrder">True: each handles what it was sent, then its stop message. False: each stops after the message it is at.</param>
    /// <param name="closed">Called when the last has stopped, on any thread; again for each further call of this method.</param>
    void Close(int shard, bool inOrder, Action closed);
}
