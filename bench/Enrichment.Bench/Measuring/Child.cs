using System.Diagnostics;
using System.Text.Json;

namespace Enrichment.Bench.Measuring;

/// <summary>Runs a part of a benchmark in a process of its own, so that no figure holds another one's memory or compiled code.</summary>
internal static class Child
{
    private const string Mark = "result: ";

    /// <summary>Starts this program with the arguments and reads the result it prints.</summary>
    /// <exception cref="InvalidOperationException">It ended without one.</exception>
    public static async Task<T> Run<T>(params string[] args)
    {
        using var process = Start(args);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Read<T>(output.Split('\n')) ?? throw new InvalidOperationException($"{args[0]} ended with {process.ExitCode} and no result.");
    }

    /// <summary>Starts this program, waits until it says that it is ready, and kills it without warning.</summary>
    public static async Task RunAndKill(string readyLine, params string[] args)
    {
        using var process = Start(args);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == readyLine)
            {
                process.Kill();
                await process.WaitForExitAsync();
                return;
            }
        }

        throw new InvalidOperationException($"{args[0]} ended before it was ready.");
    }

    public static void Answer<T>(T result) => Console.WriteLine(Mark + JsonSerializer.Serialize(result));

    private static Process Start(string[] args)
    {
        var start = AsShipped.Set(new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true });
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        }

        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("This program could not be started again.");
    }

    private static T? Read<T>(IEnumerable<string> lines) =>
        lines.LastOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal)) is { } line ? JsonSerializer.Deserialize<T>(line[Mark.Length..]) : default;
}
