using Akka.Embedded.Crossing;

namespace Akka.Embedded.Cluster;

/// <summary>A message to an entity, for the node that owns its shard in an epoch.</summary>
internal sealed class OutgoingToEntity(PendingMessage message, SerializedMessage content, long epoch) : OutgoingMessage(content)
{
    public const byte Kind = 1;

    public PendingMessage Message => message;

    protected override int TextLength => message.TypeName.Length + message.EntityId.Length;

    public override void Write(FrameWriter writer, ActorAddress? sender)
    {
        writer.Byte(Kind);
        writer.Text(message.TypeName);
        writer.Number(message.Shard);
        writer.Number(epoch);
        writer.Text(message.EntityId);
        WriteRest(writer, sender);
    }
}
