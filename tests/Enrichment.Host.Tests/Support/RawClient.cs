using System.Net.Sockets;
using System.Text;

namespace Enrichment.Host.Tests.Support;

/// <summary>Sends bytes as they are, as no well-behaved client would.</summary>
public sealed class RawClient : IDisposable
{
    private readonly TcpClient tcp = new();
    private readonly NetworkStream stream;

    public RawClient(Uri server)
    {
        tcp.Connect(server.Host, server.Port);
        stream = tcp.GetStream();
    }

    public async Task Send(string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>All that the server says until it closes; a connection that it cuts off says what came before.</summary>
    public async Task<string> ReadToEnd()
    {
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Cut off.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>One request on a connection of its own; the status of the answer, 0 where there was none.</summary>
    public static async Task<(int Status, string Text)> Ask(Uri server, string request)
    {
        using var client = new RawClient(server);
        await client.Send(request);
        var text = await client.ReadToEnd();
        return (text.Length > 12 ? int.Parse(text.AsSpan(9, 3)) : 0, text);
    }

    public void Dispose()
    {
        stream.Dispose();
        tcp.Dispose();
    }
}
