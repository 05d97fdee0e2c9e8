using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Enrichment.Bench.Measuring;

/// <summary>A server and the sandbox that it asks, each a process of its own over a folder of its own.</summary>
internal sealed class ServerUnderTest : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Process sandbox;
    private readonly Process server;

    private ServerUnderTest(string latency)
    {
        sandbox = Start("sandbox", "--port", "0", "--latency", latency);
        var vendors = ListensOn(sandbox);
        server = Start("serve", "--port", "0", "--data-dir", Path.Combine(folder.Path, "data"), "--sandbox", vendors);
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = new Uri(ListensOn(server)), Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Http { get; }

    /// <summary>The server's resident size, in MB.</summary>
    public double Resident
    {
        get
        {
            server.Refresh();
            return server.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The largest resident size that the server ever had, in MB: the kernel's own high-water mark.</summary>
    public double PeakResident
    {
        get
        {
            server.Refresh();
            return server.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor seconds that the server has used.</summary>
    public double Processor
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime.TotalSeconds;
        }
    }

    public static ServerUnderTest Open(string latency) => new(latency);

    /// <summary>Imports rows over so many companies, sent as they are made; answers the table's id.</summary>
    public async Task<string> Import(int rows, int companies)
    {
        using var answer = await Http.PostAsync(new Uri("/v2/tables", UriKind.Relative), new GeneratedCsv(rows, companies));
        return (await Json(answer)).GetProperty("id").GetString()!;
    }

    public async Task<string> Enrich(string table)
    {
        const string request = """{"columnIds":["company.industry","company.phone","company.employee_count"]}""";
        using var answer = await Http.PostAsync(new Uri($"/v2/tables/{table}/enrich", UriKind.Relative), new StringContent(request, Encoding.UTF8, "application/json"));
        return (await Json(answer)).GetProperty("id").GetString()!;
    }

    /// <summary>Waits for a job's end; answers the seconds from its beginning to its end, by the server's own account.</summary>
    public async Task<double> Ended(string table, string job)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync())
        {
            using var answer = await Http.GetAsync(new Uri($"/v2/tables/{table}/jobs/{job}", UriKind.Relative));
            var json = await Json(answer);
            if (json.GetProperty("completedAt") is { ValueKind: JsonValueKind.String } ended)
            {
                return (ended.GetDateTimeOffset() - json.GetProperty("startedAt").GetDateTimeOffset()).TotalSeconds;
            }
        }

        throw new InvalidOperationException("The timer ended before the job.");
    }

    public void Dispose()
    {
        Http.Dispose();
        foreach (var process in new[] { server, sandbox })
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        folder.Dispose();
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
    }

    private static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "enrich.dll"), .. words]) { RedirectStandardOutput = true };
        start.Environment["ENRICHMENT__Serve__RequestsPerMinute"] = "100000000";
        // What an import looks up by itself would mix with what is measured.
        start.Environment["ENRICHMENT__PreEnrich__Enabled"] = "false";
        start.Environment["ENRICHMENT__Sources__Internal__Delay"] = "00:00:00";
        return Process.Start(start) ?? throw new InvalidOperationException("The program could not be started.");
    }

    private static string ListensOn(Process process)
    {
        const string mark = "listening on ";
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0)
            {
                return line[(at + mark.Length)..].Trim().Split(' ')[0];
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }
}
