using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>The statements over the journal's tables, for the writer's connection and for readers.</summary>
internal static class JournalTable
{
    public static long Highest(SqliteConnection connection, string persistenceId)
    {
        var last = StatementCache.For(connection)
            .Prepare("SELECT sequence_nr FROM journal WHERE persistence_id = ?1 ORDER BY sequence_nr DESC LIMIT 1")
            .Bind(1, persistenceId);
        return Single(last) is var highest and > 0 ? highest : DeletedTo(connection, persistenceId);
    }

    public static long DeletedTo(SqliteConnection connection, string persistenceId) =>
        Single(StatementCache.For(connection).Prepare("SELECT deleted_to FROM journal_deletions WHERE persistence_id = ?1").Bind(1, persistenceId));

    public static IReadOnlyList<JournalEvent> Read(SqliteConnection connection, string persistenceId, long from, long to, int max)
    {
        var select = StatementCache.For(connection)
            .Prepare("""
                SELECT sequence_nr, serializer_id, manifest, payload, checksum FROM journal
                WHERE persistence_id = ?1 AND sequence_nr BETWEEN ?2 AND ?3 ORDER BY sequence_nr LIMIT ?4
                """)
            .Bind(1, persistenceId).Bind(2, from).Bind(3, to).Bind(4, max);
        try
        {
            var events = new List<JournalEvent>();
            while (select.Step()) events.Add(Event(select, persistenceId));
            return events;
        }
        finally
        {
            select.Reset();
        }
    }

    public static void Insert(SqliteConnection connection, JournalBatch batch)
    {
        var insert = StatementCache.For(connection)
            .Prepare("INSERT INTO journal(persistence_id, sequence_nr, manifest, payload, serializer_id, written_at, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        var writtenAt = batch.WrittenAt.ToUnixTimeMilliseconds();
        foreach (var stored in batch.Events)
        {
            insert.Bind(1, batch.PersistenceId).Bind(2, stored.SequenceNr).Bind(3, stored.Manifest)
                .Bind(4, stored.Payload).Bind(5, stored.SerializerId).Bind(6, writtenAt).Bind(7, EventChecksum.Of(batch.PersistenceId, stored)).Execute();
        }
    }

    public static void Delete(SqliteConnection connection, string persistenceId, long to)
    {
        var deletedTo = Math.Min(to, Highest(connection, persistenceId));
        if (deletedTo <= DeletedTo(connection, persistenceId)) return;
        var statements = StatementCache.For(connection);
        statements.Prepare("DELETE FROM journal WHERE persistence_id = ?1 AND sequence_nr <= ?2").Bind(1, persistenceId).Bind(2, deletedTo).Execute();
        statements.Prepare("INSERT INTO journal_deletions VALUES (?1, ?2) ON CONFLICT DO UPDATE SET deleted_to = excluded.deleted_to")
            .Bind(1, persistenceId).Bind(2, deletedTo).Execute();
    }

    /// <summary>Events of versions that kept no checksum have none.</summary>
    private static JournalEvent Event(PreparedStatement select, string persistenceId)
    {
        var stored = new JournalEvent(select.Integer(0), (int)select.Integer(1), select.Text(2)!, select.Blob(3).ToArray());
        return stored with { IsDamaged = !select.IsNull(4) && select.Integer(4) != EventChecksum.Of(persistenceId, stored) };
    }

    private static long Single(PreparedStatement select)
    {
        try
        {
            return select.Step() ? select.Integer(0) : 0;
        }
        finally
        {
            select.Reset();
        }
    }
}
