using System.Diagnostics;
using System.Globalization;

namespace PostgreSql.Local;

/// <summary>A running server.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Ready = "database system is ready to accept connections";
    private readonly Process process;
    private readonly Task logging;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, string log)
    {
        this.process = process;
        logging = CopyLog(log);
    }

    public int Id => process.Id;

    /// <summary>Starts the server and waits until it takes connections.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; holds what it said.</exception>
    public static async Task<ServerProcess> Start(PostgreSqlPrograms programs, ServerFiles files, int port, IReadOnlyDictionary<string, string> settings)
    {
        string[] own =
        [
            "-D", files.Data, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "lc_messages=C", .. settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" }),
        ];
        var server = new ServerProcess(Process.Start(Unprivileged.Command(programs.Server, own))!, files.Log);
        await Task.WhenAny(server.ready.Task, server.logging).ConfigureAwait(false);
        if (server.ready.Task.IsCompletedSuccessfully) return server;
        await server.process.WaitForExitAsync().ConfigureAwait(false);
        server.Dispose();
        throw new InvalidOperationException($"PostgreSQL ended at its start; {files.Log} ends with: {string.Join(' ', (await File.ReadAllLinesAsync(files.Log).ConfigureAwait(false)).TakeLast(5))}");
    }

    /// <summary>Asks the server to end, or kills it with its children, and waits for its end.</summary>
    public async Task End(Ending how)
    {
        if (how == Ending.Abrupt) process.Kill(entireProcessTree: true);
        else using (Process.Start("kill", ["-INT", Id.ToString(CultureInfo.InvariantCulture)])) { }
        await process.WaitForExitAsync().ConfigureAwait(false);
        await logging.ConfigureAwait(false);
        Dispose();
    }

    public void Dispose() => process.Dispose();

    private async Task CopyLog(string log)
    {
        await using var file = new StreamWriter(log, append: true) { AutoFlush = true };
        while (await process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            await file.WriteLineAsync(line).ConfigureAwait(false);
            if (line.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
        }
    }
}

/// <summary>How a server is told to end.</summary>
internal enum Ending
{
    /// <summary>PostgreSQL's fast shutdown.</summary>
    Fast,

    /// <summary>No warning.</summary>
    Abrupt,
}
