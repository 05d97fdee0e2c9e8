using System.Diagnostics;

namespace Enrichment.Bench.Measuring;

/// <summary>The program as a process of its own.</summary>
internal static class ProgramProcess
{
    /// <summary>Starts it and waits until it listens.</summary>
    /// <returns>The process and where it listens.</returns>
    public static (Process Process, string Address) Start(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var process = Begin(environment, words);
        return (process, ListensOn(process));
    }

    /// <summary>Starts it; what it prints may be read.</summary>
    public static Process Begin(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var start = AsShipped.Set(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "enrich.dll"), .. words]) { RedirectStandardOutput = true });
        start.Environment["ENRICHMENT__Serve__RequestsPerMinute"] = "100000000";
        // What an import looks up by itself would mix with what is measured.
        start.Environment["ENRICHMENT__PreEnrich__Enabled"] = "false";
        start.Environment["ENRICHMENT__Sources__Internal__Delay"] = "00:00:00";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The program could not be started.");
    }

    public static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
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
