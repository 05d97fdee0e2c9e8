using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Storage.Directories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Enrichment.Storage.Control;

/// <summary>
/// Takes commands for the process that owns a data directory: JSON, a line each, over a Unix domain socket that only its user may
/// open. A connection's requests are answered in their order.
/// </summary>
public sealed class ControlServer : IAsyncDisposable
{
    /// <summary>The socket's name in a data directory.</summary>
    public const string FileName = "control.sock";

    private const int MostConnections = 32;
    private readonly Socket _listener;
    private readonly string _wanted;
    private readonly Func<JsonElement, CancellationToken, Task<JsonNode>> _handle;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _places = new(MostConnections, MostConnections);
    private readonly Task _accepting;

    private ControlServer(string wanted, Func<JsonElement, CancellationToken, Task<JsonNode>> handle, ILogger logger)
    {
        _wanted = wanted;
        _handle = handle;
        _logger = logger;
        Path = ControlSocket.Prepare(wanted);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _listener.Listen(MostConnections);
        _accepting = Accept();
    }

    /// <summary>Where it listens: the path asked for, or a shorter one where that does not fit a socket.</summary>
    public string Path { get; }

    /// <summary>Listens at a path. The caller owns its directory: a socket that lies there is replaced.</summary>
    /// <param name="handle">Its exceptions are answered as errors with their message.</param>
    public static ControlServer Start(
        string path, Func<JsonElement, CancellationToken, Task<JsonNode>> handle, ILogger? logger = null) =>
        new(path, handle, logger ?? NullLogger.Instance);

    /// <summary>Listens in a data directory, and says there where.</summary>
    public static ControlServer Start(
        DataDirectory directory, Func<JsonElement, CancellationToken, Task<JsonNode>> handle, ILogger? logger = null)
    {
        var server = Start(System.IO.Path.Combine(directory.Path, FileName), handle, logger);
        directory.Announce(server.Path);
        return server;
    }

    /// <summary>Ends the connections and removes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        for (var i = 0; i < MostConnections; i++) await _places.WaitAsync().ConfigureAwait(false);
        ControlSocket.Remove(Path, _wanted);
        _places.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                await _places.WaitAsync(_stop.Token).ConfigureAwait(false);
                _ = Serve(await AcceptOne().ConfigureAwait(false));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            if (!_stop.IsCancellationRequested) _logger.LogError(failure, "The control socket {Path} stopped listening", Path);
        }
    }

    private async Task<Socket> AcceptOne()
    {
        try
        {
            return await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    private async Task Serve(Socket socket)
    {
        try
        {
            using var connection = new NetworkStream(socket, ownsSocket: true);
            await Serve(connection).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
        {
            // The other end went away, or this one stops: nobody is left to be told.
            _logger.LogDebug(failure, "A control connection ended");
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task Serve(NetworkStream connection)
    {
        var lines = new ControlLine(connection);
        try
        {
            while (await lines.Read(_stop.Token).ConfigureAwait(false) is { } line)
            {
                await connection.WriteAsync(await Answer(line).ConfigureAwait(false), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException tooLong)
        {
            await connection.WriteAsync(ControlMessages.Error(tooLong.Message), _stop.Token).ConfigureAwait(false);
        }
    }

    private async Task<byte[]> Answer(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var request = JsonDocument.Parse(line);
            return ControlMessages.Ok(await _handle(request.RootElement, _stop.Token).ConfigureAwait(false));
        }
        catch (JsonException malformed)
        {
            return ControlMessages.Error($"The request is not JSON: {malformed.Message}");
        }
#pragma warning disable CA1031 // One bad command must not end the owner; whoever sent it is told why.
        catch (Exception failure) when (failure is not OperationCanceledException || !_stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return ControlMessages.Error(failure.Message);
        }
    }
}
