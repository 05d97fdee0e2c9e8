using Npgsql;

namespace PostgreSql.Local.Tests;

public sealed class LocalPostgreSqlTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private LocalPostgreSql server = null!;

    public async Task InitializeAsync() => server = await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_committed_survives_a_kill_and_an_orderly_end_on_the_same_port()
    {
        var connection = server.ConnectionString;
        await Execute(connection, "CREATE TABLE kept(value int); INSERT INTO kept VALUES (7)");

        await server.Kill();
        server.ProcessId.ShouldBeNull();
        await server.Restart();
        await Execute(connection, "UPDATE kept SET value = value + 1");
        await server.Stop();
        await server.Restart();

        (await Execute(connection, "SELECT value FROM kept")).ShouldBe(8);
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guessed" };

        (await Should.ThrowAsync<PostgresException>(() => Execute(wrong.ConnectionString, "SELECT 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task A_taken_port_is_an_error_that_holds_what_the_server_said()
    {
        var other = Directory.CreateTempSubdirectory("postgres-").FullName;
        try
        {
            var problem = await Should.ThrowAsync<InvalidOperationException>(() => LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = other, Port = server.Port }));
            problem.Message.ShouldContain("Address already in use");
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    private static async Task<object?> Execute(string connection, string sql)
    {
        await using var source = new NpgsqlDataSourceBuilder(connection + ";Pooling=false").Build();
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
