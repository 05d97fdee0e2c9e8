using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>The statements over the table of snapshots.</summary>
internal static class SnapshotTable
{
    private const string InRange = "persistence_id = ?1 AND sequence_nr BETWEEN ?2 AND ?3 AND written_at BETWEEN ?4 AND ?5";

    public static void Save(SqliteConnection connection, StoredSnapshot snapshot) =>
        StatementCache.For(connection)
            .Prepare("""
                INSERT OR REPLACE INTO snapshots(persistence_id, sequence_nr, manifest, payload, serializer_id, written_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """)
            .Bind(1, snapshot.PersistenceId).Bind(2, snapshot.SequenceNr).Bind(3, snapshot.Manifest)
            .Bind(4, snapshot.Payload).Bind(5, snapshot.SerializerId).Bind(6, snapshot.WrittenAt.ToUnixTimeMilliseconds())
            .Execute();

    public static StoredSnapshot? Load(SqliteConnection connection, string persistenceId, SnapshotRange range)
    {
        var select = Bind(connection, persistenceId, range,
            $"SELECT sequence_nr, serializer_id, manifest, payload, written_at FROM snapshots WHERE {InRange} ORDER BY sequence_nr DESC LIMIT 1");
        try
        {
            return select.Step()
                ? new StoredSnapshot(persistenceId, select.Integer(0), (int)select.Integer(1), select.Text(2)!, select.Blob(3).ToArray(),
                    DateTimeOffset.FromUnixTimeMilliseconds(select.Integer(4)))
                : null;
        }
        finally
        {
            select.Reset();
        }
    }

    public static void Delete(SqliteConnection connection, string persistenceId, SnapshotRange range) =>
        Bind(connection, persistenceId, range, $"DELETE FROM snapshots WHERE {InRange}").Execute();

    private static PreparedStatement Bind(SqliteConnection connection, string persistenceId, SnapshotRange range, string sql) =>
        StatementCache.For(connection).Prepare(sql)
            .Bind(1, persistenceId).Bind(2, range.MinSequenceNr).Bind(3, range.MaxSequenceNr)
            .Bind(4, range.From?.ToUnixTimeMilliseconds() ?? long.MinValue).Bind(5, range.To?.ToUnixTimeMilliseconds() ?? long.MaxValue);
}
