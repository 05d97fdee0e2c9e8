using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PostgreSql.Local;

/// <summary>
/// A PostgreSQL server of one's own: its files in one folder, on a loopback port, with a superuser <c>postgres</c> and a password. For
/// trying out a cluster and for tests; an installed PostgreSQL is only its program. The server ends with <see cref="DisposeAsync"/>.
/// </summary>
public sealed class LocalPostgreSql : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private readonly LocalPostgreSqlOptions options;
    private readonly string password;
    private ServerProcess? server;

    private LocalPostgreSql(LocalPostgreSqlOptions options, string password, int port)
    {
        this.options = options;
        this.password = password;
        Port = port;
    }

    /// <summary>The loopback port; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>The server's process; null while it is stopped.</summary>
    public int? ProcessId => server?.Id;

    /// <summary>For Npgsql, as the superuser, of the database <c>postgres</c>.</summary>
    public string ConnectionString => ConnectionStringTo("postgres");

    /// <summary>For Npgsql, as the superuser.</summary>
    public string ConnectionStringTo(string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username={Superuser};Password={password};Database={database}";

    /// <summary>Starts a server over the folder, whose files are made at the first time.</summary>
    /// <exception cref="PostgreSqlMissingException">PostgreSQL is not installed; says how to get it.</exception>
    /// <exception cref="InvalidOperationException">It does not start; holds what it said.</exception>
    public static async Task<LocalPostgreSql> Start(LocalPostgreSqlOptions options)
    {
        var (files, programs) = (new ServerFiles(options.Folder), PostgreSqlPrograms.Find());
        var password = await files.Make(programs).ConfigureAwait(false);
        var local = new LocalPostgreSql(options, password, options.Port ?? FreePort());
        await local.Start(programs, files).ConfigureAwait(false);
        return local;
    }

    /// <summary>Starts it again after it was stopped or killed, on the same port.</summary>
    public Task Restart() => Start(PostgreSqlPrograms.Find(), new ServerFiles(options.Folder));

    /// <summary>Ends it as an orderly shutdown does: connections are cut, everything is on the disk.</summary>
    public Task Stop() => End(Ending.Fast);

    /// <summary>Kills it and its children without warning, as a power cut does.</summary>
    public Task Kill() => End(Ending.Abrupt);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Stop().ConfigureAwait(false);

    /// <summary>A loopback port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var probe = new Socket(SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private async Task Start(PostgreSqlPrograms programs, ServerFiles files)
    {
        if (server is not null) throw new InvalidOperationException($"The PostgreSQL on port {Port} runs already.");
        server = await ServerProcess.Start(programs, files, Port, options.Settings).ConfigureAwait(false);
    }

    private async Task End(Ending how)
    {
        if (server is not { } running) return;
        server = null;
        await running.End(how).ConfigureAwait(false);
    }
}
