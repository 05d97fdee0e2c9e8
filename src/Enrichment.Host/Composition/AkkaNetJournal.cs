using Enrichment.Host.Configuration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Enrichment.Host.Composition;

/// <summary>Where Akka.Persistence.Sql keeps events and snapshots.</summary>
/// <param name="Provider">The database, as the plug-in names it.</param>
/// <param name="Writers">Groups that are written at once. SQLite lets one go on, and the others would only wait and try again.</param>
internal sealed record AkkaNetJournal(string Provider, string Connection, int Writers)
{
    /// <summary>The plug-in writes a few groups at a time.</summary>
    private const int MostConnections = 8;

    /// <summary>A SQLite file beside the store's. A write-ahead log lets recoveries read while others write; each commit still waits for the disk.</summary>
    public static AkkaNetJournal Beside(string store)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.ChangeExtension(store, ".journal.db") }.ToString();
        using var file = new SqliteConnection(connection);
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = wal";
        command.ExecuteNonQuery();
        return new AkkaNetJournal("SQLite.MS", connection, Writers: 1);
    }

    public static AkkaNetJournal Shared(ClusterSettings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.Database) { ApplicationName = $"enrichment {settings.NodeName} journal", MaxPoolSize = MostConnections };
        return new AkkaNetJournal("PostgreSQL.15", connection.ConnectionString, Writers: 3);
    }
}
