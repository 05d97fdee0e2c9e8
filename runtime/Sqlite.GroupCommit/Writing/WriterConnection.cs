using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sqlite.GroupCommit;

/// <summary>The one connection that writes: its settings and its transactions.</summary>
internal sealed class WriterConnection(GroupWriterOptions options) : IDisposable
{
    private SqliteConnection? _connection;
    private long _statements;
    private strdelegate_trace? _trace;

    public Checkpoints Checkpoints { get; } = new(options.Path);

    public long Statements => Volatile.Read(ref _statements);

    /// <exception cref="StoreUnavailableException">The file cannot be opened for writing.</exception>
    public SqliteConnection Open()
    {
        if (_connection is not null) return _connection;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            // SQLite opens what it may not write for reading, and says so only at the first write.
            if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1) throw new StoreUnavailableException(options.Path, "it is read-only");
            Configure(connection);
            return _connection = connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            if (StoreFailure.IsOfTheFile(failure)) throw StoreFailure.Describe(options.Path, failure);
            throw;
        }
    }

    public void Begin() => StatementCache.For(Open()).Run("BEGIN IMMEDIATE");

    public void Commit()
    {
        StatementCache.For(Open()).Run("COMMIT");
        Checkpoints.Wrote(Open());
    }

    /// <summary>Ends the transaction without keeping it. A full disk has often ended it already.</summary>
    public void Rollback()
    {
        if (_connection is not null && raw.sqlite3_get_autocommit(_connection.Handle) == 0) StatementCache.For(_connection).Run("ROLLBACK");
    }

    public void Dispose()
    {
        Checkpoints.Dispose();
        Close();
    }

    /// <summary>The next use opens the file anew.</summary>
    public void Close()
    {
        if (_connection is null) return;
        StatementCache.Release(_connection);
        _connection.Dispose();
        _connection = null;
    }

    private void Configure(SqliteConnection connection)
    {
        Pragma(connection, $"busy_timeout={(long)options.BusyTimeout.TotalMilliseconds}");
        if (Pragma(connection, "journal_mode=WAL") is not "wal")
            throw new StoreUnavailableException(options.Path, "its file system does not allow write-ahead logging");
        Pragma(connection, $"synchronous={options.Synchronous.ToString().ToUpperInvariant()}");
        Pragma(connection, "secure_delete=ON");
        Pragma(connection, "foreign_keys=ON");
        Pragma(connection, "temp_store=MEMORY");
        Pragma(connection, $"cache_size=-{options.CacheKibibytes}");
        Pragma(connection, $"wal_autocheckpoint={Checkpoints.MostPages}");
        Pragma(connection, "journal_size_limit=67108864");
        if (options.CountStatements) raw.sqlite3_trace(connection.Handle, _trace ??= (_, _) => Interlocked.Increment(ref _statements), null);
        options.Setup?.Invoke(connection);
    }

    internal static string? Pragma(SqliteConnection connection, string setting)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + setting;
        return command.ExecuteScalar()?.ToString();
    }
}
