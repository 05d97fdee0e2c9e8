using Akka.Embedded.Persistence.PostgreSql;
using Npgsql;
using PostgreSql.Local;

namespace Akka.Embedded.PostgreSql.Tests;

/// <summary>One PostgreSQL for the assembly's tests.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("postgres-").FullName;

    public LocalPostgreSql Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = _folder });

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Tests that share the server; each opens a database of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlTests : ICollectionFixture<TestServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>An empty database with the journal's tables, and one of shards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int s_count;

    private TestDatabase(string connectionString, NpgsqlDataSource source, PostgreSqlPersistence persistence) =>
        (ConnectionString, Source, Persistence) = (connectionString, source, persistence);

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public PostgreSqlPersistence Persistence { get; }

    public static async Task<TestDatabase> Open(LocalPostgreSql server, Action<string>? report = null)
    {
        var name = $"test{Interlocked.Increment(ref s_count)}";
        await using (var admin = NpgsqlDataSource.Create(server.ConnectionString)) await Execute(admin, $"CREATE DATABASE {name}");
        var source = NpgsqlDataSource.Create(server.ConnectionStringTo(name));
        await Execute(source, "CREATE TABLE shards(shard int PRIMARY KEY, epoch bigint NOT NULL)");
        return new TestDatabase(server.ConnectionStringTo(name), source, await OpenPersistence(source, report));
    }

    public static Task<PostgreSqlPersistence> OpenPersistence(NpgsqlDataSource source, Action<string>? report = null) =>
        PostgreSqlPersistence.Open(new PostgreSqlPersistenceOptions { Source = source, Shards = "shards", Report = report ?? (_ => { }) });

    public static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Persistence.DisposeAsync();
        await Source.DisposeAsync();
    }
}
