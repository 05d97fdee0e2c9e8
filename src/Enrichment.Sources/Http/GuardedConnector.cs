using System.Net;
using System.Net.Sockets;

namespace Enrichment.Sources.Http;

/// <summary>
/// Connects to a host only by addresses that the guard allows: it resolves the name, judges each address and connects to that very
/// address, so that a name cannot change its meaning in between.
/// </summary>
internal sealed class GuardedConnector(
    AddressGuard guard, Func<string, CancellationToken, Task<IPAddress[]>> resolve, TimeSpan timeout, TimeProvider time)
{
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await resolve(context.DnsEndPoint.Host, stop);
        // IPv4 first: where IPv6 leads nowhere, it would use up the call's time.
        var open = addresses.Where(guard.Allows).OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).ToList();
        if (open.Count == 0)
        {
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new AddressForbiddenException();
        }

        for (var i = 0; ; i++)
        {
            try
            {
                return await Connect(new IPEndPoint(open[i], context.DnsEndPoint.Port), stop);
            }
            catch (SocketException) when (i + 1 < open.Count)
            {
                // The next address of the name may answer.
            }
        }
    }

    private async Task<Stream> Connect(IPEndPoint to, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
