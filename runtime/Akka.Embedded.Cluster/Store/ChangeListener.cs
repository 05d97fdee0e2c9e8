using Npgsql;

namespace Akka.Embedded.Cluster;

/// <summary>Hears at once that something changed. It may miss any of it: the node looks by itself at every renewal.</summary>
internal sealed class ChangeListener(ClusterOptions options, ClusterTables tables, TimeProvider time, Action changed) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private Task _listening = Task.CompletedTask;

    public void Start() => _listening = Listen();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task Listen()
    {
        await Task.Yield();
        var delay = new RetryDelay(TimeSpan.FromMilliseconds(200), options.Lease);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await ListenOnce(delay).ConfigureAwait(false);
            }
            catch (Exception) when (!_end.IsCancellationRequested)
            {
                // The node's own thread speaks of outages; here only the next try is due.
                await Task.Delay(delay.Next(), time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private async Task ListenOnce(RetryDelay delay)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 30, ApplicationName = $"cluster {options.NodeId} news" };
        await using var connection = new NpgsqlConnection(text.ConnectionString);
        await connection.OpenAsync(_end.Token).ConfigureAwait(false);
        connection.Notification += (_, _) => changed();
        await using var listen = new NpgsqlCommand($"LISTEN {tables.Channel}", connection);
        await listen.ExecuteNonQueryAsync(_end.Token).ConfigureAwait(false);
        delay.Reset();
        changed();
        while (true) await connection.WaitAsync(_end.Token).ConfigureAwait(false);
    }
}
