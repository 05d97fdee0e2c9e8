using Npgsql;
using PostgreSql.Local;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>One server for all tests of the assembly; each test has a database of its own.</summary>
public static class SharedPostgreSql
{
    private static readonly Lazy<Task<LocalPostgreSql>> s_server = new(Start);
    private static int s_databases;

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> NewDatabase()
    {
        var server = await s_server.Value;
        var name = $"test{Interlocked.Increment(ref s_databases)}";
        await Execute(server.ConnectionString, $"CREATE DATABASE {name}");
        return server.ConnectionStringTo(name);
    }

    public static async Task<object?> Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<LocalPostgreSql> Start()
    {
        var folder = Directory.CreateTempSubdirectory("cluster-postgres-").FullName;
        var settings = new Dictionary<string, string> { ["max_connections"] = "200", ["fsync"] = "off" };
        var server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder, Settings = settings });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.Kill().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return server;
    }
}
