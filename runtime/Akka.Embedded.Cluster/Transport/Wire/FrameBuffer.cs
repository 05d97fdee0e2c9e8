using System.Net.WebSockets;

namespace Akka.Embedded.Cluster;

/// <summary>Receives whole frames of bounded length, one after the other, into the same memory.</summary>
internal sealed class FrameBuffer(int most)
{
    private byte[] _bytes = new byte[Math.Min(most, 16 * 1024)];
    private int _length;

    public ReadOnlySpan<byte> Frame => _bytes.AsSpan(0, _length);

    /// <returns>False when the other end closed the connection.</returns>
    /// <exception cref="InvalidDataException">The frame is too long, or no binary one.</exception>
    public async Task<bool> Receive(WebSocket socket, CancellationToken cancellation)
    {
        _length = 0;
        while (true)
        {
            if (_length == _bytes.Length) Grow();
            var part = await socket.ReceiveAsync(_bytes.AsMemory(_length), cancellation).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close) return false;
            if (part.MessageType != WebSocketMessageType.Binary) throw new InvalidDataException("A frame is text.");
            _length += part.Count;
            if (part.EndOfMessage) return true;
        }
    }

    private void Grow()
    {
        if (_length >= most) throw new InvalidDataException($"A frame is longer than {most} bytes.");
        Array.Resize(ref _bytes, (int)Math.Min(most, 2L * _bytes.Length));
    }
}
