using System.Security.Cryptography;
using System.Text;

namespace Akka.Embedded.Cluster;

/// <summary>
/// What both ends of a new connection prove to have seen, under the cluster's secret: HMAC-SHA256 over protocol, cluster, both nodes and
/// both random numbers. Each end's proof begins with its part, so that neither can be sent back as the other.
/// </summary>
internal sealed record HandshakeTranscript(Guid ClusterId, NodeKey From, NodeKey To, byte[] ClientNonce, byte[] ServerNonce)
{
    public const byte Protocol = 1;

    public const int NonceLength = 32;

    public byte[] ClientProof(string secret) => Proof(secret, "client");

    public byte[] ServerProof(string secret) => Proof(secret, "server");

    private byte[] Proof(string secret, string part)
    {
        var signed = new FrameWriter();
        signed.Text(part);
        signed.Byte(Protocol);
        signed.Bytes(ClusterId.ToByteArray());
        signed.Node(From);
        signed.Node(To);
        signed.Bytes(ClientNonce);
        signed.Bytes(ServerNonce);
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed.Written.Span);
    }
}
