using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Enrichment.Acceptance.Support;

/// <summary>The built program as a process of its own; whatever becomes of the test, it is ended with it.</summary>
public sealed class EnrichProcess : IDisposable
{
    private readonly Process process;
    private readonly string words;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private EnrichProcess(Process process, string words)
    {
        this.process = process;
        this.words = words;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public string Out => string.Join('\n', output);

    public string Error => string.Join('\n', errors);

    /// <summary>The very host that runs the tests.</summary>
    private static string Dotnet => Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "enrich.dll");

    /// <summary>Starts <c>enrich</c> with these words; paths among them are relative to the launch's folder.</summary>
    public static EnrichProcess Start(Launch launch, params IEnumerable<string> words)
    {
        var given = words.ToList();
        string[] line = [.. launch.Through, Dotnet, Program, .. given];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = launch.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("ENRICHMENT", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        return new EnrichProcess(Process.Start(start)!, $"enrich {string.Join(' ', given)}");
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> Run(Launch launch, params IEnumerable<string> words)
    {
        using var process = Start(launch, words);
        return await process.End();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<Ended> End()
    {
        using var patience = new CancellationTokenSource(Patience.Long);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{words} did not end\n{Error}\n{Out}");
        }

        return new Ended(words, process.ExitCode, Out, Error);
    }

    /// <summary>Waits for a text on either output; the process may end without saying it.</summary>
    public Task UntilItSays(string text) => Patience.Until(
        () => Task.FromResult(Out.Contains(text, StringComparison.Ordinal) || Error.Contains(text, StringComparison.Ordinal) || HasEnded),
        () => $"{words} never said '{text}'\n{Error}\n{Out}");

    /// <summary>kill -9.</summary>
    public void KillHard() => process.Kill();

    /// <summary>What Ctrl+C sends (INT), or a service manager (TERM).</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
