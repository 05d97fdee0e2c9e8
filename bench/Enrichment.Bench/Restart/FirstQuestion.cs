using System.Net;
using System.Net.Sockets;

namespace Enrichment.Bench.Restart;

/// <summary>A vendor that hears one question and never answers.</summary>
internal sealed class FirstQuestion : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public FirstQuestion() => listener.Start();

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The first line of what is asked, without what may be secret in it.</summary>
    /// <exception cref="InvalidOperationException">The program ended before it asked.</exception>
    public async Task<string> Wait(Task programsEnd)
    {
        var asked = Hear();
        return await Task.WhenAny(asked, programsEnd) == asked ? await asked : throw new InvalidOperationException("The program ended before its first question.");
    }

    public void Dispose() => listener.Dispose();

    private async Task<string> Hear()
    {
        using var connection = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(connection.GetStream());
        return (await reader.ReadLineAsync() ?? "").Split('?')[0];
    }
}
