using System.Diagnostics;
using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>One PostgreSQL for all tests of this assembly, started by the first that asks and ended with the process.</summary>
internal static class TestServer
{
    private static readonly Lazy<Task<LocalPostgreSql>> Server = new(Start);

    // Held, because its input is closed with it.
    private static Process? ender;

    public static async Task<string> ConnectionStringTo(string database) => (await Server.Value).ConnectionStringTo(database);

    /// <summary>Executes a statement as the superuser.</summary>
    public static async Task Execute(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(await ConnectionStringTo(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<LocalPostgreSql> Start()
    {
        var folder = Directory.CreateTempSubdirectory("enrichment-postgres-").FullName;
        var server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions
        {
            Folder = folder,
            // What a power cut would lose no test looks at here.
            Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off", ["max_connections"] = "300", ["autovacuum"] = "off" },
        });
        EndWithThisProcess(server.ProcessId!.Value, folder);
        return server;
    }

    /// <summary>
    /// A test host is killed as soon as its last test has ended, whatever it still has to do. So another process waits for the end of
    /// its input, which is that of this process, and then ends the server and takes the folder away.
    /// </summary>
    private static void EndWithThisProcess(int server, string folder) => ender = Process.Start(new ProcessStartInfo(
        "sh", ["-c", "cat > /dev/null; kill -INT $0; tail --pid=$0 -f /dev/null; rm -rf $1", $"{server}", folder])
    {
        RedirectStandardInput = true,
    });
}
