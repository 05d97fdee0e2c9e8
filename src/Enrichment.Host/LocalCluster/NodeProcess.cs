using System.Diagnostics;
using System.Globalization;
using Enrichment.Host.Commands;

namespace Enrichment.Host.LocalCluster;

/// <summary>Starts and ends the processes of a cluster on this machine. Each lives on when the command that started it ends.</summary>
internal static class NodeProcess
{
    private const string Ready = "listening on ";
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts a program whose output goes to a file, and waits until that says where it listens.</summary>
    /// <returns>Its process id and that address.</returns>
    /// <exception cref="UsageException">It ended, or did not listen in time; holds what it said last.</exception>
    public static async Task<(int Id, string Address)> Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log, TimeProvider time, CancellationToken stop)
    {
        await File.WriteAllTextAsync(log, "", stop);

        // A session of its own: a Ctrl+C in the terminal is for the command, which ends the nodes in order.
        var start = new ProcessStartInfo("setsid", ["sh", "-c", "log=$1; shift; exec \"$@\" >> \"$log\" 2>&1", "sh", log, Environment.ProcessPath!]);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        return (process.Id, await Address(process, log, time, stop));
    }

    public static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal and waits for the process's end.</summary>
    /// <param name="signal">As of kill: TERM, KILL.</param>
    public static async Task End(int id, string signal)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            using (Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]))
            {
            }

            await process.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    private static async Task<string> Address(Process process, string log, TimeProvider time, CancellationToken stop)
    {
        for (var from = time.GetTimestamp(); time.GetElapsedTime(from) < Patience;)
        {
            var lines = await File.ReadAllLinesAsync(log, stop);
            if (lines.FirstOrDefault(line => line.Contains(Ready, StringComparison.Ordinal)) is { } line)
            {
                return line[(line.IndexOf(Ready, StringComparison.Ordinal) + Ready.Length)..].Split(' ')[0];
            }

            if (process.HasExited)
            {
                throw new UsageException($"a node ended at its start; {log} ends with: {string.Join(' ', lines.TakeLast(3))}");
            }

            await Task.Delay(LookEvery, time, stop);
        }

        process.Kill(entireProcessTree: true);
        throw new UsageException($"a node did not listen within {Patience.TotalSeconds:0} s; see {log}");
    }
}
