using System.Diagnostics;

namespace PostgreSql.Local;

/// <summary>Runs programs as a user who is not root: PostgreSQL refuses to work for root.</summary>
internal static class Unprivileged
{
    private const string User = "postgres";

    /// <summary>Gives a folder and all in it to the user that programs are run as.</summary>
    public static async Task Own(string folder)
    {
        if (!Environment.IsPrivilegedProcess) return;
        using var chown = Process.Start(new ProcessStartInfo("chown", ["-R", User, folder]))!;
        await chown.WaitForExitAsync().ConfigureAwait(false);
        if (chown.ExitCode != 0) throw new InvalidOperationException($"{folder} cannot be given to the user {User}, whom the package postgresql makes.");
    }

    /// <summary>What starts the program.</summary>
    public static ProcessStartInfo Command(string program, params IEnumerable<string> arguments)
    {
        // A session of its own: the Ctrl+C that is meant for whoever started it must not end the server before that one has.
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setsid", ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", "--", program, .. arguments])
            : new ProcessStartInfo("setsid", [program, .. arguments]);
        start.WorkingDirectory = "/";
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    /// <exception cref="InvalidOperationException">It failed; holds what it said.</exception>
    public static async Task Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed ({process.ExitCode}): {string.Concat(said).Trim()}");
    }
}
