using System.Net.WebSockets;

namespace Akka.Embedded.Cluster;

/// <summary>The few small frames before a connection carries messages.</summary>
internal static class HandshakeFrames
{
    private const int Most = 2048;

    public static async Task Send(WebSocket socket, Action<FrameWriter> write, CancellationToken cancellation)
    {
        var writer = new FrameWriter();
        write(writer);
        await socket.SendAsync(writer.Written, WebSocketMessageType.Binary, endOfMessage: true, cancellation).ConfigureAwait(false);
    }

    public static void Accept(FrameWriter writer, byte[] content)
    {
        writer.Byte(0);
        writer.Bytes(content);
    }

    public static void Refuse(FrameWriter writer, string reason)
    {
        writer.Byte(1);
        writer.Text(reason);
    }

    public static async Task<byte[]> ReceiveRaw(WebSocket socket, CancellationToken cancellation)
    {
        var buffer = new FrameBuffer(Most);
        return await buffer.Receive(socket, cancellation).ConfigureAwait(false)
            ? buffer.Frame.ToArray()
            : throw new HandshakeRefusedException("the other end closed the connection");
    }

    /// <summary>The content of an acceptance.</summary>
    /// <exception cref="HandshakeRefusedException">It was a refusal.</exception>
    public static async Task<byte[]> Receive(WebSocket socket, CancellationToken cancellation)
    {
        var frame = await ReceiveRaw(socket, cancellation).ConfigureAwait(false);
        return Content(frame);
    }

    private static byte[] Content(byte[] frame)
    {
        var reader = new FrameReader(frame);
        return reader.Byte() == 0 ? reader.Bytes().ToArray() : throw new HandshakeRefusedException($"refused: {reader.Text()}");
    }
}
