using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enrichment.Storage.Directories;

namespace Enrichment.Storage.Control;

/// <summary>Sends commands to the process that owns a data directory.</summary>
public static class ControlClient
{
    /// <summary>The socket at which the directory's owner listens; null when nobody owns it or it does not listen.</summary>
    public static string? FindSocket(string directory) => DirectoryOwner.Read(directory)?.Socket;

    /// <summary>Sends one request to a socket and waits for its answer.</summary>
    /// <exception cref="ControlRefusedException">The owner answered with an error.</exception>
    /// <exception cref="ControlUnavailableException">Nobody listens, or no answer came.</exception>
    public static async Task<JsonNode?> Send(string socketPath, JsonNode request, CancellationToken stop = default)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), stop).ConfigureAwait(false);
            using var connection = new NetworkStream(socket);
            await connection.WriteAsync(ControlMessages.Line(request), stop).ConfigureAwait(false);
            var line = await new ControlLine(connection).Read(stop).ConfigureAwait(false);
            return Read(line ?? throw new ControlUnavailableException(socketPath, "it went away before it answered"));
        }
        catch (Exception failure) when (failure is SocketException or JsonException or InvalidDataException
            || failure is IOException and not ControlUnavailableException)
        {
            throw new ControlUnavailableException(socketPath, failure.Message.TrimEnd('.'), failure);
        }
    }

    private static JsonNode? Read(ReadOnlyMemory<byte> line)
    {
        var answer = JsonNode.Parse(line.Span) as JsonObject ?? throw new InvalidDataException("the answer is not a JSON object");
        if (answer["error"] is { } error) throw new ControlRefusedException(error.ToString());
        var ok = answer["ok"];
        answer.Remove("ok");
        return ok;
    }
}
