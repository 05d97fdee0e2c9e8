using Npgsql;
using PostgreSql.Local;

namespace Enrichment.Lighthouse.Tests.Support;

/// <summary>One PostgreSQL for all tests; each has a database of its own.</summary>
public sealed class Server : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("lighthouse-postgres-").FullName;
    private LocalPostgreSql? server;
    private int databases;

    /// <summary>The server that all share.</summary>
    public LocalPostgreSql PostgreSql => server!;

    public async Task InitializeAsync() => server = await LocalPostgreSql.Start(
        new LocalPostgreSqlOptions { Folder = folder, Settings = new Dictionary<string, string> { ["fsync"] = "off", ["max_connections"] = "200" } });

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await server!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await Ask(PostgreSql.ConnectionString, $"CREATE DATABASE {name}");
        return PostgreSql.ConnectionStringTo(name);
    }

    public static async Task<object?> Ask(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

/// <summary>The tests that share a PostgreSQL; they run one after the other.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's own word for it.
public sealed class ServerCollection : ICollectionFixture<Server>
#pragma warning restore CA1711
{
    public const string Name = "PostgreSQL";
}
