using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Events;

/// <summary>A job over sources that take their time, with nobody there and with many who listen and read: what is lost, and what it costs the job.</summary>
internal static class EventsCommand
{
    private sealed record Round(double Seconds, double Processor, double Resident, int Lost, int TooMany, int OutOfOrder, IReadOnlyCollection<double> Reads, int FailedReads);

    public static async Task<int> Run(Options options)
    {
        var (rows, companies) = (options.Number("rows", 2_000), options.Number("companies", 1_000));
        var (clients, reads, page) = (options.Number("clients", 500), options.Number("reads", 500), options.Number("page", 20));
        var latency = options.Text("latency", "200ms");
        Console.WriteLine($"job of {rows:N0} rows over {companies:N0} companies, sources {latency}; {clients} listeners, {reads} reads/s of {page} rows; {Figures.Machine()}");
        var (alone, watched) = (new List<Round>(), new List<Round>());
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            alone.Add(await Measure(latency, rows, companies, 0, 0, page));
            watched.Add(await Measure(latency, rows, companies, clients, reads, page));
        }

        var before = Figures.Line("job, nobody there", "s", alone.Select(r => r.Seconds), "N1");
        var after = Figures.Line("job, listeners and reads", "s", watched.Select(r => r.Seconds), "N1");
        Figures.Line("server's processor time, nobody there", "s", alone.Select(r => r.Processor), "N1");
        Figures.Line("server's processor time, listeners and reads", "s", watched.Select(r => r.Processor), "N1");
        Figures.Line("server's resident size at the end", "MB", watched.Select(r => r.Resident), "N0");
        Figures.Line("read of rows, median", "ms", watched.Select(r => r.Reads.DefaultIfEmpty().Median()), "N1");
        Figures.Line("read of rows, 99th percentile", "ms", watched.Select(r => r.Reads.Order().ElementAtOrDefault(r.Reads.Count * 99 / 100)), "N1");
        Figures.Line("reads answered", "", watched.Select(r => (double)r.Reads.Count));
        Console.WriteLine($"events lost {watched.Sum(r => r.Lost):N0}, too many {watched.Sum(r => r.TooMany):N0}, out of order {watched.Sum(r => r.OutOfOrder):N0}, reads failed {watched.Sum(r => r.FailedReads):N0}; the job took × {after / before:N2}");
        return watched.Sum(r => r.Lost + r.TooMany + r.OutOfOrder) == 0 ? 0 : 1;
    }

    private static async Task<Round> Measure(string latency, int rows, int companies, int clients, int readsPerSecond, int page)
    {
        using var server = ServerUnderTest.Open(latency);
        await Warm(server);
        var table = await server.Import(rows, companies);
        using var stop = new CancellationTokenSource();
        var listeners = Enumerable.Range(0, clients).Select(_ => new EventListener()).ToList();
        var listening = listeners.ConvertAll(l => l.Listen(server.Http, $"/v2/tables/{table}/events", stop.Token));
        await Task.WhenAll(listeners.Select(l => l.Opened));
        var reads = new RowReads(server.Http, table, rows, readsPerSecond, page);
        var reading = reads.Run(stop.Token);
        var processor = server.Processor;
        var seconds = await server.Ended(table, await server.Enrich(table));
        var used = server.Processor - processor;
        await AllHeard(listeners, rows);
        var resident = server.Resident;
        await stop.CancelAsync();
        await Task.WhenAll([.. listening, reading]);
        return new Round(
            seconds, used, resident, listeners.Sum(l => Math.Max(0, rows - l.Rows)), listeners.Sum(l => Math.Max(0, l.Rows - rows)), listeners.Sum(l => l.OutOfOrder), reads.Milliseconds, reads.Failed);
    }

    /// <summary>A first job, so that none of the two is measured with code that was not yet compiled.</summary>
    private static async Task Warm(ServerUnderTest server)
    {
        var table = await server.Import(50, 50);
        await server.Ended(table, await server.Enrich(table));
    }

    /// <summary>What has not come half a minute after the job is lost.</summary>
    private static async Task AllHeard(IReadOnlyList<EventListener> listeners, int rows)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var ticks = 0; ticks < 300 && listeners.Any(l => l.Rows < rows); ticks++)
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
