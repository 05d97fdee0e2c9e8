using Enrichment.Storage.Postgres;
using Npgsql;

namespace Enrichment.Storage.Tests.Postgres;

/// <summary>A connection that acts as a role for a tenant, as a query of the store does.</summary>
internal sealed class TestSession : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private TestSession(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<TestSession> Open(PostgresStoreOptions options, string? role, string? tenant)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, SearchPath = options.Schema };
        var session = new TestSession(new NpgsqlConnection(settings.ConnectionString));
        await session.connection.OpenAsync();
        if (role is not null) await session.List($"SELECT set_config('role', '{role}', false)");
        if (tenant is not null) await session.List($"SELECT set_config('enrichment.tenant', '{tenant}', false)");
        return session;
    }

    /// <summary>The first column of each row.</summary>
    public async Task<IReadOnlyList<string>> List(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync()) all.Add(reader.GetString(0));
        return all;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
