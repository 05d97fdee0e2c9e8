using System.Net.WebSockets;
using System.Security.Cryptography;

namespace Akka.Embedded.Cluster;

/// <summary>The end that opened the connection: says who it is, proves that it knows the secret, has the other end prove it.</summary>
internal sealed class ClientHandshake(string secret, Guid clusterId, NodeKey self, NodeKey peer)
{
    /// <exception cref="HandshakeRefusedException">One end refused the other.</exception>
    public async Task Run(WebSocket socket, CancellationToken cancellation)
    {
        var nonce = RandomNumberGenerator.GetBytes(HandshakeTranscript.NonceLength);
        await HandshakeFrames.Send(socket, writer => Greet(writer, nonce), cancellation).ConfigureAwait(false);
        var challenge = await HandshakeFrames.Receive(socket, cancellation).ConfigureAwait(false);
        var transcript = new HandshakeTranscript(clusterId, self, peer, nonce, challenge);
        await HandshakeFrames.Send(socket, writer => writer.Bytes(transcript.ClientProof(secret)), cancellation).ConfigureAwait(false);
        var proof = await HandshakeFrames.Receive(socket, cancellation).ConfigureAwait(false);
        if (!CryptographicOperations.FixedTimeEquals(proof, transcript.ServerProof(secret)))
            throw new HandshakeRefusedException($"whoever answers as {peer} does not know the cluster's secret");
    }

    private void Greet(FrameWriter writer, byte[] nonce)
    {
        writer.Byte(HandshakeTranscript.Protocol);
        writer.Bytes(clusterId.ToByteArray());
        writer.Node(self);
        writer.Node(peer);
        writer.Bytes(nonce);
    }
}
