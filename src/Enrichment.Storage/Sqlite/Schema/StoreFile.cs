using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Schema;

/// <summary>Brings a store's file to this program's schema, or says why it will not touch it.</summary>
internal static class StoreFile
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <exception cref="StoreVersionException">A newer program wrote the file.</exception>
    /// <exception cref="StoreCorruptException">The file is not a store, or is damaged; it is left as it is.</exception>
    /// <exception cref="StoreUnavailableException">The file cannot be opened for writing.</exception>
    public static void Migrate(string path, TimeProvider time) => Guard(path, () =>
    {
        var wasLeftOpen = PageCheck.IsDue(path);
        using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Run(connection, "PRAGMA busy_timeout=30000");
        var version = Version(connection, path);
        if (wasLeftOpen) PageCheck.Run(connection, path);
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection, "PRAGMA synchronous=FULL");
        foreach (var migration in Migrations.All.Where(m => m.Version > version)) Apply(connection, migration, time);
    });

    /// <summary>Checks a file that another process may own, without changing it.</summary>
    /// <inheritdoc cref="Migrate"/>
    public static void RequireReadable(string path) => Guard(path, () =>
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        if (Version(connection, path) < Migrations.Newest) throw new StoreVersionException(path, Version(connection, path), Migrations.Newest);
    });

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Guard(string path, Action use)
    {
        try
        {
            use();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is NotADatabase or Corrupt)
        {
            throw new StoreCorruptException(path, failure.Message, failure);
        }
        catch (SqliteException failure)
        {
            throw StoreUnavailableException.Of(path, failure);
        }
    }

    private static int Version(SqliteConnection connection, string path)
    {
        if (Scalar(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'") == 0) return 0;
        var version = (int)Scalar(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
        return version <= Migrations.Newest ? version : throw new StoreVersionException(path, version, Migrations.Newest);
    }

    private static void Apply(SqliteConnection connection, Migration migration, TimeProvider time)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, """
            CREATE TABLE IF NOT EXISTS schema_version(
              version    INTEGER NOT NULL PRIMARY KEY,
              name       TEXT NOT NULL,
              applied_at TEXT NOT NULL
            ) STRICT
            """);
        Run(connection, migration.Sql);
        Run(connection, $"INSERT INTO schema_version VALUES ({migration.Version}, '{migration.Name}', '{time.GetUtcNow():O}')");
        transaction.Commit();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
