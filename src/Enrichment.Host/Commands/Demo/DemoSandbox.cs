using System.Diagnostics;
using System.Text.Json;

namespace Enrichment.Host.Commands.Demo;

/// <summary>
/// The sandbox of a demo: a process of its own, which outlives a demo that is killed, so that the bill of the whole demo can be
/// compared with the ledger once it has gone on to its end. It ends by itself when nobody asks it anything any more.
/// </summary>
internal sealed class DemoSandbox
{
    private const string IdleSeconds = "300";
    private const string Latency = "40ms";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private readonly Note note;

    private DemoSandbox(Note note, bool fresh)
    {
        this.note = note;
        IsFresh = fresh;
    }

    private sealed record Note(string Address, int ProcessId);

    public Uri Address => new(note.Address);

    /// <summary>It was started for this very command: its bill knows nothing of what came before.</summary>
    public bool IsFresh { get; }

    /// <summary>The one that an unfinished demo left behind, or a new one.</summary>
    public static async Task<DemoSandbox> FindOrStart(string notePath, CancellationToken stop)
    {
        if (File.Exists(notePath) && JsonSerializer.Deserialize<Note>(await File.ReadAllTextAsync(notePath, stop)) is { } left && await Answers(left, stop))
        {
            return new DemoSandbox(left, false);
        }

        var started = await Start(stop);
        await File.WriteAllTextAsync(notePath, JsonSerializer.Serialize(started), stop);
        return new DemoSandbox(started, true);
    }

    /// <summary>Dollars that it has charged in all.</summary>
    public async Task<decimal> Bill(CancellationToken stop)
    {
        using var client = new HttpClient();
        var bill = await client.GetFromJsonAsync<JsonElement>(new Uri(Address, "_bill"), stop);
        return bill.GetProperty("total").GetDecimal();
    }

    public void End()
    {
        try
        {
            using var process = Process.GetProcessById(note.ProcessId);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static async Task<bool> Answers(Note left, CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync(new Uri(new Uri(left.Address), "_bill"), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<Note> Start(CancellationToken stop)
    {
        var self = Environment.ProcessPath ?? throw new UsageException("this program cannot find itself to start the sandbox; start enrich sandbox by hand and use enrich run --sandbox");
        // All three are its own: whoever reads the demo's outputs through a pipe would otherwise wait for the sandbox to end too.
        var start = new ProcessStartInfo(self) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
        {
            start.ArgumentList.Add(typeof(DemoSandbox).Assembly.Location);
        }

        foreach (var word in new[] { "sandbox", "--port", "0", "--latency", Latency, "--idle-exit", IdleSeconds })
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start) ?? throw new UsageException("the sandbox could not be started");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(StartPatience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new UsageException("the sandbox ended before it listened");
        return new Note(line[line.IndexOf("http", StringComparison.Ordinal)..], process.Id);
    }
}
