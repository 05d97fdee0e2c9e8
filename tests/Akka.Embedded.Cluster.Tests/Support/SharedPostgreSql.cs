using Npgsql;
using PostgreSql.Local;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>Tests that share a server run one after the other, and the server ends with the last.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlTests : ICollectionFixture<SharedPostgreSql>
{
    public const string Name = "PostgreSQL";
}

/// <summary>One server for all tests of the collection; each test has a database of its own.</summary>
public sealed class SharedPostgreSql : IAsyncLifetime
{
    private static LocalPostgreSql? s_server;
    private static int s_databases;
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-postgres-").FullName;

    public async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string> { ["max_connections"] = "200", ["fsync"] = "off" };
        s_server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = _folder, Settings = settings });
    }

    public async Task DisposeAsync()
    {
        await s_server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> NewDatabase()
    {
        var server = s_server ?? throw new InvalidOperationException($"The test's class is not in the collection \"{PostgreSqlTests.Name}\".");
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
}
