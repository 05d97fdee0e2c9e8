using Microsoft.Data.Sqlite;

namespace Sqlite.GroupCommit;

/// <summary>Opens a connection that cannot write.</summary>
internal static class ReaderConnection
{
    public static SqliteConnection Open(SqliteReadersOptions options)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                PRAGMA busy_timeout={(long)options.BusyTimeout.TotalMilliseconds};
                PRAGMA query_only=ON;
                PRAGMA temp_store=MEMORY;
                PRAGMA cache_size=-{options.CacheKibibytes};
                """;
            command.ExecuteNonQuery();
            options.Setup?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
