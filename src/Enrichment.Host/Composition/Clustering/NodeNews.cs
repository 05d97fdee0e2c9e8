using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Npgsql;

namespace Enrichment.Host.Composition.Clustering;

/// <summary>
/// Tells the other nodes what changed here, and this one what changed there, by PostgreSQL's notifications. They are hints: one that is
/// lost costs the wait until the next look at the store. Only what was loaded before a deletion must not be missed: after each time
/// without a connection everything loaded counts as such.
/// </summary>
internal sealed class NodeNews : IAsyncDisposable
{
    private const string Channel = "enrichment_news";

    /// <summary>PostgreSQL takes 8,000 bytes a notification; a hint has fewer than 500.</summary>
    private const int MostHintsAtOnce = 15;
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly NpgsqlDataSource source;
    private readonly string node;
    private readonly StoreNews news;
    private readonly Func<Task> missed;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ending = new();
    private readonly Channel<StoreHint> waiting = System.Threading.Channels.Channel.CreateBounded<StoreHint>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Task sending;
    private readonly Task listening;

    /// <param name="node">Its name: what it sent itself is not heard.</param>
    /// <param name="missed">Called when hints may have been lost.</param>
    public NodeNews(NpgsqlDataSource source, string node, StoreNews news, Func<Task> missed, TimeProvider time)
    {
        (this.source, this.node, this.news, this.missed, this.time) = (source, node, news, missed, time);
        news.ChangedHere += OnChangedHere;
        sending = Task.Run(Send);
        listening = Task.Run(Listen);
    }

    public async ValueTask DisposeAsync()
    {
        news.ChangedHere -= OnChangedHere;
        await ending.CancelAsync();
        await Task.WhenAll(sending, listening);
        ending.Dispose();
    }

    private void OnChangedHere(StoreHint hint) => waiting.Writer.TryWrite(hint);

    private Task Send() => Again(async () =>
    {
        while (await waiting.Reader.WaitToReadAsync(ending.Token))
        {
            var hints = new HashSet<StoreHint>();
            while (hints.Count < MostHintsAtOnce && waiting.Reader.TryRead(out var hint))
            {
                hints.Add(hint);
            }

            await using var notify = source.CreateCommand("SELECT pg_notify($1, $2)");
            notify.Parameters.Add(new() { Value = Channel });
            notify.Parameters.Add(new() { Value = JsonSerializer.Serialize(new NodeHints(node, [.. hints]), NodeHintsJson.Default.NodeHints) });
            await notify.ExecuteNonQueryAsync(ending.Token);
            await Task.Delay(Pace, time, ending.Token);
        }
    });

    private Task Listen() => Again(async () =>
    {
        await using var connection = await source.OpenConnectionAsync(ending.Token);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(ending.Token);
        }

        await missed();
        while (true)
        {
            await connection.WaitAsync(ending.Token);
        }
    });

    private void Hear(string payload)
    {
        if (JsonSerializer.Deserialize(payload, NodeHintsJson.Default.NodeHints) is not { } heard || heard.Node == node)
        {
            return;
        }

        foreach (var hint in heard.Hints)
        {
            news.Hear(hint);
        }
    }

    /// <summary>The database being away is told by those who cannot do without it.</summary>
    private async Task Again(Func<Task> work)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or JsonException or IOException)
            {
                await Task.WhenAny(Task.Delay(Pause, time, ending.Token));
            }
        }
    }
}

internal sealed record NodeHints(string Node, IReadOnlyList<StoreHint> Hints);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(NodeHints))]
internal sealed partial class NodeHintsJson : JsonSerializerContext;
