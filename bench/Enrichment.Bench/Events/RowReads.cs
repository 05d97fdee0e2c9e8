using System.Collections.Concurrent;
using System.Diagnostics;

namespace Enrichment.Bench.Events;

/// <summary>Reads pages of rows at a fixed rate, whether or not earlier ones were answered: a server that is late has the more to do.</summary>
internal sealed class RowReads(HttpClient http, string table, int rows, int perSecond, int pageRows)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private const int MostSecondsBehind = 10;
    private readonly ConcurrentBag<double> milliseconds = [];

    /// <summary>How long each took.</summary>
    public IReadOnlyCollection<double> Milliseconds => milliseconds;

    public int Failed { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        var dice = new Random(1);
        var under = new List<Task>();
        var sent = 0;
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                for (var due = (int)(clock.Elapsed.TotalSeconds * perSecond); sent < due && under.Count < perSecond * MostSecondsBehind; sent++)
                {
                    under.Add(Read(dice.Next(rows)));
                }

                under.RemoveAll(r => r.IsCompleted);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(under);
        }
    }

    private async Task Read(int cursor)
    {
        var from = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await http.GetAsync(new Uri($"/v2/tables/{table}/rows?limit={pageRows}&cursor={cursor}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            milliseconds.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        catch (HttpRequestException)
        {
            Failed++;
        }
    }
}
