using System.Diagnostics;
using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Upload;

/// <summary>A large table through the gateway: what it costs the server's memory, and what a page costs at its beginning, middle and end.</summary>
internal static class UploadCommand
{
    private static readonly double[] Places = [0, 0.25, 0.5, 0.75, 1];

    public static async Task<int> Run(Options options)
    {
        var (rows, companies) = (options.Number("rows", 1_000_000), options.Number("companies", 100_000));
        var (reads, page) = (options.Number("reads", 200), options.Number("page", 100));
        Console.WriteLine($"upload of {rows:N0} rows over {companies:N0} companies; {reads} reads of {page} rows at each place; {Figures.Machine()}");
        using var server = ServerUnderTest.Open("0ms");
        Figures.Line("resident before", "MB", [server.PeakResident]);
        await Tenth(server, rows / 10, companies / 10);
        Figures.Line("most resident after a tenth of it", "MB", [server.PeakResident]);
        var clock = Stopwatch.StartNew();
        var table = await server.Import(rows, companies);
        var seconds = clock.Elapsed.TotalSeconds;
        Figures.Line("upload", "s", [seconds], "N1");
        Figures.Line("upload", "rows/s", [rows / seconds]);
        Figures.Line("most resident after the upload", "MB", [server.PeakResident]);
        foreach (var place in Places)
        {
            var from = (int)(place * Math.Max(0, rows - page));
            var times = await Pages(server, table, from, page, reads);
            Figures.Line($"page after row {from:N0}: median", "ms", [times.Median()], "N1");
            Figures.Line($"page after row {from:N0}: 99th percentile", "ms", [times.Order().ElementAt(times.Count * 99 / 100)], "N1");
        }

        clock.Restart();
        var bytes = await Export(server, table);
        Figures.Line("export", "s", [clock.Elapsed.TotalSeconds], "N1");
        Figures.Line("export", "MB", [bytes / 1e6], "N1");
        Figures.Line("most resident after the export", "MB", [server.PeakResident]);
        return 0;
    }

    /// <summary>A smaller table first: code is compiled, and what grows with the rows shows in the difference.</summary>
    private static async Task Tenth(ServerUnderTest server, int rows, int companies)
    {
        var table = await server.Import(rows, companies);
        await Pages(server, table, 0, 100, 50);
        await Export(server, table);
    }

    private static async Task<List<double>> Pages(ServerUnderTest server, string table, int cursor, int page, int reads)
    {
        var times = new List<double>(reads);
        for (var i = 0; i < reads; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await server.Http.GetByteArrayAsync(new Uri($"/v2/tables/{table}/rows?limit={page}&cursor={cursor}", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return times;
    }

    private static async Task<long> Export(ServerUnderTest server, string table)
    {
        await using var stream = await server.Http.GetStreamAsync(new Uri($"/v2/tables/{table}/export", UriKind.Relative));
        var (buffer, bytes) = (new byte[1 << 16], 0L);
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
        }

        return bytes;
    }
}
