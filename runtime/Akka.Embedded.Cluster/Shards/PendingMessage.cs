using Akka.Actor;
using Akka.Embedded.Crossing;

namespace Akka.Embedded.Cluster;

/// <summary>A message for an entity that is not delivered yet: as an object where it was sent here, as bytes where it came from another node.</summary>
internal sealed class PendingMessage
{
    private object? _content;
    private SerializedMessage? _bytes;

    public PendingMessage(string typeName, int shard, string entityId, object content, IActorRef? sender)
        : this(typeName, shard, entityId, sender) => _content = content;

    public PendingMessage(string typeName, int shard, string entityId, SerializedMessage bytes, IActorRef? sender)
        : this(typeName, shard, entityId, sender) => _bytes = bytes;

    private PendingMessage(string typeName, int shard, string entityId, IActorRef? sender) =>
        (TypeName, Shard, EntityId, Sender) = (typeName, shard, entityId, sender);

    public string TypeName { get; }

    public int Shard { get; }

    public string EntityId { get; }

    public IActorRef? Sender { get; }

    /// <summary>What to show of it where it reaches nobody.</summary>
    public object Shown => _content ?? $"{_bytes!.Manifest} for {TypeName} {EntityId}";

    /// <exception cref="System.Runtime.Serialization.SerializationException">The message cannot be read here.</exception>
    public object Content(MessageCodec codec) => _content ??= codec.Decode(_bytes!);

    /// <exception cref="System.Runtime.Serialization.SerializationException">The message cannot be sent.</exception>
    public SerializedMessage Bytes(MessageCodec codec) => _bytes ??= codec.Encode(_content!);
}
