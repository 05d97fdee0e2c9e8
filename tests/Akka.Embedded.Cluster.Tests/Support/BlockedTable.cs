using Npgsql;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>Keeps nodes from renewing their leases, as a database that hangs does; reading goes on, so that tests can look.</summary>
public sealed class BlockedTable : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    private BlockedTable(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    /// <summary>No member can renew.</summary>
    public static Task<BlockedTable> ForAll(string database) => Block(database, "LOCK TABLE cluster.members IN EXCLUSIVE MODE");

    /// <summary>One member cannot renew.</summary>
    public static Task<BlockedTable> For(string database, string nodeId) =>
        Block(database, $"SELECT 1 FROM cluster.members WHERE node_id = '{nodeId}' FOR UPDATE");

    public async Task Release()
    {
        if (_transaction is null) return;
        await _transaction.RollbackAsync();
        _transaction = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Release();
        await _connection.DisposeAsync();
    }

    private static async Task<BlockedTable> Block(string database, string sql)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new BlockedTable(connection, transaction);
    }
}
