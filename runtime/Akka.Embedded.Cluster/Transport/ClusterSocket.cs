using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster;

/// <summary>The end of a connection that another node opened: judges who it is, then delivers what it sends.</summary>
internal sealed class ClusterSocket(ClusterOptions options, JoinedCluster joined, NodeTransport transport, TimeProvider time, ILogger log, Action wake)
{
    private const int MostStrangers = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly RefusalLog _refusals = new(log);
    private int _strangers;

    /// <summary>Serves one connection until it ends.</summary>
    public async Task Serve(HttpContext context, CancellationToken end)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, context.RequestAborted);
        var accept = new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(5), KeepAliveTimeout = TimeSpan.FromSeconds(10) };
        using var socket = await context.WebSockets.AcceptWebSocketAsync(accept).ConfigureAwait(false);
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "?";
        try
        {
            await Greet(socket, from, either.Token).ConfigureAwait(false);
            await Receive(socket, either.Token).ConfigureAwait(false);
        }
        catch (HandshakeRefusedException refusal)
        {
            _refusals.Note(from, refusal.Message);
            if (refusal.IsMembership) wake();
        }
        catch (InvalidDataException problem)
        {
            _refusals.Note(from, problem.Message);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
        {
            // The connection ended; the other end opens it again when it has something to say.
        }
    }

    private async Task Greet(WebSocket socket, string from, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            if (Interlocked.Increment(ref _strangers) > MostStrangers) throw new HandshakeRefusedException("too many connections are about to begin");
            await new ServerHandshake(options.Secret, joined.ClusterId, joined.Self, transport.Peers.IsPresent).Run(socket, either.Token).ConfigureAwait(false);
            _refusals.Clear(from);
        }
        finally
        {
            Interlocked.Decrement(ref _strangers);
        }
    }

    private async Task Receive(WebSocket socket, CancellationToken cancellation)
    {
        // What the sender counts is a little less than what a frame may have.
        var buffer = new FrameBuffer(options.MaxFrameBytes + 64 * 1024);
        while (await buffer.Receive(socket, cancellation).ConfigureAwait(false)) Deliver(buffer.Frame);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation).ConfigureAwait(false);
    }

    private void Deliver(ReadOnlySpan<byte> frame)
    {
        var reader = new FrameReader(frame);
        while (!reader.IsAtEnd) transport.Deliver(IncomingMessage.Read(ref reader));
    }
}
