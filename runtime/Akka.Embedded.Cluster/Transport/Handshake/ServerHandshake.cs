using System.Net.WebSockets;
using System.Security.Cryptography;

namespace Akka.Embedded.Cluster;

/// <summary>The end that was called. A stranger learns nothing: everything but the protocol is judged after the caller's proof.</summary>
internal sealed class ServerHandshake(string secret, Guid clusterId, NodeKey self, Func<NodeKey, bool> isMember)
{
    /// <returns>The caller.</returns>
    /// <exception cref="HandshakeRefusedException">The caller was refused, and told so.</exception>
    public async Task<NodeKey> Run(WebSocket socket, CancellationToken cancellation)
    {
        var greeting = await HandshakeFrames.ReceiveRaw(socket, cancellation).ConfigureAwait(false);
        var transcript = Read(greeting);
        await HandshakeFrames.Send(socket, writer => HandshakeFrames.Accept(writer, transcript.ServerNonce), cancellation).ConfigureAwait(false);
        var proof = ReadProof(await HandshakeFrames.ReceiveRaw(socket, cancellation).ConfigureAwait(false));
        if (Objection(transcript, proof) is { } objection)
        {
            await HandshakeFrames.Send(socket, writer => HandshakeFrames.Refuse(writer, objection), cancellation).ConfigureAwait(false);
            throw new HandshakeRefusedException(objection, isMembership: !isMember(transcript.From));
        }
        await HandshakeFrames.Send(socket, writer => HandshakeFrames.Accept(writer, transcript.ServerProof(secret)), cancellation).ConfigureAwait(false);
        return transcript.From;
    }

    private string? Objection(HandshakeTranscript transcript, byte[] proof)
    {
        if (!CryptographicOperations.FixedTimeEquals(proof, transcript.ClientProof(secret))) return "the caller does not know the cluster's secret";
        if (transcript.ClusterId != clusterId) return $"the caller belongs to cluster {transcript.ClusterId}, this node to {clusterId}";
        if (transcript.To != self) return $"the caller wants {transcript.To}, this is {self}";
        return isMember(transcript.From) ? null : $"{transcript.From} is no living member as far as {self} knows";
    }

    private static HandshakeTranscript Read(byte[] greeting)
    {
        var reader = new FrameReader(greeting);
        var protocol = reader.Byte();
        if (protocol != HandshakeTranscript.Protocol)
            throw new HandshakeRefusedException($"the caller speaks protocol {protocol}, this node {HandshakeTranscript.Protocol}");
        var cluster = reader.Bytes();
        if (cluster.Length != 16) throw new InvalidDataException("A greeting's cluster id has not 16 bytes.");
        var (from, to, nonce) = (reader.Node(), reader.Node(), reader.Bytes().ToArray());
        return new HandshakeTranscript(new Guid(cluster), from, to, nonce, RandomNumberGenerator.GetBytes(HandshakeTranscript.NonceLength));
    }

    private static byte[] ReadProof(byte[] frame)
    {
        var reader = new FrameReader(frame);
        return reader.Bytes().ToArray();
    }
}
