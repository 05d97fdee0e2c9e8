using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;

namespace Akka.Embedded.Cluster;

/// <summary>Opens a connection to a peer and shakes hands.</summary>
internal sealed class PeerDial(ClusterOptions options, JoinedCluster joined, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public async Task<ClientWebSocket> Open(Member peer, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            // A proxy that the environment names is for the world outside, not for the cluster.
            socket.Options.Proxy = null;
            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(10);
            if (options.TrustedCertificates.Count > 0) socket.Options.RemoteCertificateValidationCallback = (_, shown, _, errors) => IsTrusted(shown, errors);
            await socket.ConnectAsync(EndpointOf(peer.Address), either.Token).ConfigureAwait(false);
            await new ClientHandshake(options.Secret, joined.ClusterId, joined.Self, peer.Key).Run(socket, either.Token).ConfigureAwait(false);
            return socket;
        }
        catch (Exception failure)
        {
            socket.Dispose();
            if (patience.IsCancellationRequested) throw new TimeoutException($"no answer within {s_patience.TotalSeconds} seconds", failure);
            throw;
        }
    }

    private Uri EndpointOf(Uri address) =>
        new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Path = options.Path }.Uri;

    private bool IsTrusted(X509Certificate? shown, SslPolicyErrors errors)
    {
        if (shown is not X509Certificate2 certificate) return false;
        if (options.TrustedCertificates.Any(trusted => trusted.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span))) return true;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(options.TrustedCertificates);
        return chain.Build(certificate);
    }
}
