using Enrichment.Host.Configuration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Enrichment.Host.Composition;

/// <summary>Where Akka.Persistence.Sql keeps events and snapshots.</summary>
/// <param name="Provider">The database, as the plug-in names it.</param>
internal sealed record AkkaNetJournal(string Provider, string Connection)
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
        return new AkkaNetJournal("SQLite.MS", connection);
    }

    public static AkkaNetJournal Shared(ClusterSettings settings) => new("PostgreSQL.15", new NpgsqlConnectionStringBuilder(settings.Database)
    {
        ApplicationName = $"enrichment {settings.NodeName} journal",
        MaxPoolSize = MostConnections,
    }.ConnectionString);
}
