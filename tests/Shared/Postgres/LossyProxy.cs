using System.Net;
using System.Net.Sockets;

namespace Enrichment.Shared.Postgres;

/// <summary>Stands between a writer and its database, and can lose the answer to a commit: the database has done it, the writer is not told.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly int server;
    private readonly Task accepting;
    private TaskCompletionSource? toLose;

    public LossyProxy(int server)
    {
        this.server = server;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The next commit is not answered. The task ends when that has happened.</summary>
    public Task LoseNextCommit() => (toLose = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        ended.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync(ended.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody is served any more.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, server, ended.Token);
        var connection = new Connection(near.GetStream(), far.GetStream());
        await Task.WhenAny(Ask(connection), Answer(connection));
    }

    private async Task Ask(Connection connection)
    {
        await Copy(connection.Near, connection.Far, said =>
        {
            // With the end of its text: a transaction that begins may name the level READ COMMITTED.
            if (said.IndexOf("COMMIT\0"u8) >= 0) connection.Lost = Interlocked.Exchange(ref toLose, null);
            return true;
        });
    }

    private Task Answer(Connection connection) => Copy(connection.Far, connection.Near, _ =>
    {
        connection.Lost?.TrySetResult();
        return connection.Lost is null;
    });

    private async Task Copy(NetworkStream from, NetworkStream to, Said goesOn)
    {
        var buffer = new byte[65_536];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, ended.Token)) > 0;)
            {
                if (!goesOn(buffer.AsSpan(0, read))) return;
                await to.WriteAsync(buffer.AsMemory(0, read), ended.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone; the other goes with it.
        }
    }

    private delegate bool Said(ReadOnlySpan<byte> bytes);

    private sealed class Connection(NetworkStream near, NetworkStream far)
    {
        public NetworkStream Near => near;

        public NetworkStream Far => far;

        public TaskCompletionSource? Lost { get; set; }
    }
}
