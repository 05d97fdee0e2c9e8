using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>One PostgreSQL for all tests of this assembly, started by the first that asks and ended with the process.</summary>
internal static class TestServer
{
    private static readonly Lazy<Task<LocalPostgreSql>> Server = new(Start);

    public static async Task<string> ConnectionStringTo(string database) => (await Server.Value).ConnectionStringTo(database);

    /// <summary>Executes a statement in the database <c>postgres</c>.</summary>
    public static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(await ConnectionStringTo("postgres")) { Pooling = false }.ConnectionString);
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
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Kill().Wait(TimeSpan.FromSeconds(10));
            Directory.Delete(folder, recursive: true);
        };
        return server;
    }
}
