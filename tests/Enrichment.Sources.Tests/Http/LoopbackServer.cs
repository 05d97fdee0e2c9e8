using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Enrichment.Sources.Tests.Http;

/// <summary>A bare TCP server that counts requests and answers each by its number on whatever connection it came; null breaks the connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, byte[]?> _answer;
    private readonly Task _accepting;
    private int _requests;

    public LoopbackServer(Func<int, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = Accept();
    }

    public int Requests => Volatile.Read(ref _requests);

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public static byte[] Json(string body) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static byte[] Raw(string head, byte[] body) => [.. Encoding.ASCII.GetBytes($"{head}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await ReadRequest(stream))
            {
                if (_answer(Interlocked.Increment(ref _requests)) is not { } answer)
                {
                    client.Client.LingerState = new LingerOption(true, 0);
                    return;
                }

                await stream.WriteAsync(answer, _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    // Requests here have short bodies that arrive with their heads.
    private async Task<bool> ReadRequest(NetworkStream stream)
    {
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return false;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return true;
    }
}
