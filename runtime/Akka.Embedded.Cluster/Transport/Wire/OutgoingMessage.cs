using Akka.Embedded.Crossing;

namespace Akka.Embedded.Cluster;

/// <summary>A message on its way to another node.</summary>
internal abstract class OutgoingMessage(SerializedMessage content)
{
    /// <summary>At least as many bytes as it takes in a frame.</summary>
    public int SizeAtMost => content.Bytes.Length + 3 * (content.Manifest.Length + TextLength) + 2_048;

    public SerializedMessage Content => content;

    /// <summary>The characters of its address, the sender's aside.</summary>
    protected abstract int TextLength { get; }

    /// <summary>Writes it with its sender.</summary>
    public abstract void Write(FrameWriter writer, ActorAddress? sender);

    protected void WriteRest(FrameWriter writer, ActorAddress? sender)
    {
        writer.Byte(sender is null ? (byte)0 : (byte)1);
        sender?.Write(writer);
        writer.Number(content.SerializerId);
        writer.Text(content.Manifest);
        writer.Bytes(content.Bytes);
    }
}
