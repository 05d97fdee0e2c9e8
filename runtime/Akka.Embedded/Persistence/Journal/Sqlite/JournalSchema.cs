using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>The journal's tables.</summary>
internal static class JournalSchema
{
    // A deletion leaves its number behind: the highest number must be known when no event is left.
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS journal(
            persistence_id TEXT NOT NULL,
            sequence_nr INTEGER NOT NULL CHECK (sequence_nr > 0),
            manifest TEXT NOT NULL,
            payload BLOB NOT NULL,
            serializer_id INTEGER NOT NULL,
            written_at INTEGER NOT NULL,
            checksum INTEGER,
            PRIMARY KEY (persistence_id, sequence_nr)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS journal_deletions(
            persistence_id TEXT NOT NULL PRIMARY KEY,
            deleted_to INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS snapshots(
            persistence_id TEXT NOT NULL,
            sequence_nr INTEGER NOT NULL CHECK (sequence_nr >= 0),
            manifest TEXT NOT NULL,
            payload BLOB NOT NULL,
            serializer_id INTEGER NOT NULL,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (persistence_id, sequence_nr)) WITHOUT ROWID;
        """;

    /// <exception cref="StoreUnavailableException">The file cannot be written.</exception>
    public static void Create(GroupWriter writer) =>
        writer.Between(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = Tables;
            command.ExecuteNonQuery();
            command.CommandText = "SELECT count(*) FROM pragma_table_info('journal') WHERE name = 'checksum'";
            if ((long)command.ExecuteScalar()! > 0) return 0;
            command.CommandText = "ALTER TABLE journal ADD COLUMN checksum INTEGER";
            return command.ExecuteNonQuery();
        }).GetAwaiter().GetResult();
}
