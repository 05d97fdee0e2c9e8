using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Operators.Embedded.Tests.Support;

/// <summary>A PostgreSQL of this assembly's own; ended with the process.</summary>
internal static class DatabaseOfTest
{
    private static readonly Lazy<Task<LocalPostgreSql>> Server = new(Start);
    private static int databases;

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> New()
    {
        var server = await Server.Value;
        var name = $"spec{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return server.ConnectionStringTo(name);
    }

    private static async Task<LocalPostgreSql> Start()
    {
        var folder = Directory.CreateTempSubdirectory("operators-postgres-").FullName;
        var server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder, Settings = new Dictionary<string, string> { ["fsync"] = "off" } });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Kill().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return server;
    }
}
