using System.Net;
using System.Net.Sockets;
using Enrichment.Operators.Commands;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Port;

/// <summary>Takes operators' commands over TCP: lines of JSON, a request each. Bounded in everything that a client could make grow.</summary>
public sealed class OperatorPort : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);
    private readonly PortOptions options;
    private readonly Socket listener;
    private readonly PortConnection connections;
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim places;
    private readonly Task accepting;

    private OperatorPort(CommandRunner runner, PortOptions options)
    {
        this.options = options;
        places = new SemaphoreSlim(options.MostConnections, options.MostConnections);
        connections = new PortConnection(runner, new TokenCheck(options.Token), options);
        listener = new Socket(options.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(options.Address, options.Port));
            listener.Listen(options.MostConnections);
        }
        catch
        {
            listener.Dispose();
            throw;
        }

        EndPoint = (IPEndPoint)listener.LocalEndPoint!;
        accepting = Accept();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Listens at once.</summary>
    /// <exception cref="ArgumentException">Others could reach it, and it asks for no token; or the token is too short.</exception>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    public static OperatorPort Open(CommandRunner runner, PortOptions options) =>
        PortOptions.Problem(options.Address, options.Token, "the token") is { } problem ? throw new ArgumentException(problem, nameof(options)) : new OperatorPort(runner, options);

    /// <summary>Ends the connections; a change that was begun is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        for (var i = 0; i < options.MostConnections; i++)
        {
            await places.WaitAsync();
        }

        places.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Admit(await listener.AcceptAsync(stop.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException failure) when (!stop.IsCancellationRequested)
            {
                // A client that was gone before it was accepted, or no handle left in this process: neither may end the port, nor spin.
                options.Logger.LogWarning(failure, "The operators' port could not accept a connection");
                await Task.Delay(Rest, options.Time, CancellationToken.None);
            }
        }
    }

    private void Admit(Socket socket)
    {
        if (places.Wait(0))
        {
            _ = Serve(socket);
            return;
        }

        using (socket)
        {
            // The first bytes of a new connection fit the socket's own buffer: nothing waits here.
            socket.Blocking = false;
            socket.Send(PortMessages.Error($"this node serves {options.MostConnections} operators already"), SocketFlags.None, out _);
        }
    }

    private async Task Serve(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            using var connection = new NetworkStream(socket, ownsSocket: true);
            await connections.Serve(connection, stop.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other end went away, or this one ends: nobody is left to be told.
            options.Logger.LogDebug(gone, "An operator's connection ended");
        }
#pragma warning disable CA1031 // Nothing awaits this: what is not caught here would be lost, and the place with it.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            options.Logger.LogError(defect, "An operator's connection failed");
        }
        finally
        {
            places.Release();
        }
    }
}
