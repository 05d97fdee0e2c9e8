using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Enrichment.Lighthouse.Tests.Support;

/// <summary>The program as a process of its own; whatever becomes of the test, it is ended with it.</summary>
internal sealed class LighthouseProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private LighthouseProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', lines);

    public static LighthouseProcess Start(Dictionary<string, string?> told)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Enrichment.Lighthouse.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in told)
        {
            start.Environment[name] = value;
        }

        return new LighthouseProcess(Process.Start(start)!);
    }

    public Task Says(string text) => Eventually.Is(
        () => process.HasExited && !Said.Contains(text, StringComparison.Ordinal) ? throw new InvalidOperationException(Said) : Said.Contains(text, StringComparison.Ordinal),
        () => $"it says '{text}'; it said {Said}");

    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<int> End()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
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
}
