using Akka.Embedded.Crossing;

namespace Akka.Embedded.Cluster;

/// <summary>A message that came from another node.</summary>
internal abstract record IncomingMessage(ActorAddress? Sender, SerializedMessage Content)
{
    /// <exception cref="InvalidDataException">The frame is not one of this protocol.</exception>
    public static IncomingMessage Read(ref FrameReader reader) => reader.Byte() switch
    {
        OutgoingToEntity.Kind => ReadToEntity(ref reader),
        OutgoingToActor.Kind => ReadToActor(ref reader),
        var kind => throw new InvalidDataException($"A frame has a message of kind {kind}."),
    };

    private static IncomingToEntity ReadToEntity(ref FrameReader reader)
    {
        var (type, shard, epoch, entity) = (reader.Text(), reader.Number(), reader.Number(), reader.Text());
        var (sender, content) = ReadRest(ref reader);
        return new IncomingToEntity(type, shard, epoch, entity, sender, content);
    }

    private static IncomingToActor ReadToActor(ref FrameReader reader)
    {
        var (path, uid) = (reader.Text(), reader.Number());
        var (sender, content) = ReadRest(ref reader);
        return new IncomingToActor(path, uid, sender, content);
    }

    private static (ActorAddress? Sender, SerializedMessage Content) ReadRest(ref FrameReader reader)
    {
        var sender = reader.Byte() == 0 ? null : ActorAddress.Read(ref reader);
        var (serializer, manifest, bytes) = ((int)reader.Number(), reader.Text(), reader.Bytes().ToArray());
        return (sender, new SerializedMessage(serializer, manifest, bytes));
    }
}

/// <summary>For an entity.</summary>
internal sealed record IncomingToEntity(string TypeName, long Shard, long Epoch, string EntityId, ActorAddress? Sender, SerializedMessage Content)
    : IncomingMessage(Sender, Content);

/// <summary>For an actor by its path.</summary>
internal sealed record IncomingToActor(string Path, long Uid, ActorAddress? Sender, SerializedMessage Content) : IncomingMessage(Sender, Content);
