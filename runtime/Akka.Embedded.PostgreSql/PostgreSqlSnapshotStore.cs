using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Snapshots in a PostgreSQL, written in group with the journal.</summary>
internal sealed class PostgreSqlSnapshotStore(GroupWriter writer, GroupReader reader, JournalTables tables) : ISnapshotStore
{
    private readonly SaveSnapshots _save = new(tables);
    private readonly DeleteSnapshots _delete = new(tables);
    private readonly LoadSnapshots _load = new(tables);

    public Task Save(StoredSnapshot snapshot) => writer.Write(_save, WriteScope.Of(snapshot.PersistenceId), snapshot);

    public Task<StoredSnapshot?> Load(string persistenceId, SnapshotRange range) => reader.Read(_load, (persistenceId, range));

    public Task Delete(string persistenceId, SnapshotRange range) => writer.Write(_delete, WriteScope.Of(persistenceId), (persistenceId, range));

    private static long Earliest(SnapshotRange range) => range.From?.ToUnixTimeMilliseconds() ?? long.MinValue;

    private static long Latest(SnapshotRange range) => range.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;

    private sealed class LoadSnapshots(JournalTables tables) : GroupHandler<(string PersistenceId, SnapshotRange Range), StoredSnapshot?>
    {
        private readonly string _text = $"""
            SELECT a.place, s.* FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY a(id, low, high, earliest, latest, place)
            CROSS JOIN LATERAL (
                SELECT persistence_id, sequence_nr, serializer_id, manifest, payload, written_at FROM {tables.Snapshots}
                WHERE persistence_id = a.id AND sequence_nr BETWEEN a.low AND a.high AND written_at BETWEEN a.earliest AND a.latest
                ORDER BY sequence_nr DESC LIMIT 1) s
            """;

        public override async Task Execute(
            NpgsqlConnection connection, IReadOnlyList<(string PersistenceId, SnapshotRange Range)> items, StoredSnapshot?[] results)
        {
            await using var select = new NpgsqlCommand(_text, connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<string[]> { TypedValue = [.. items.Select(i => i.PersistenceId)] },
                    new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(i => i.Range.MinSequenceNr)] },
                    new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(i => i.Range.MaxSequenceNr)] },
                    new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(i => Earliest(i.Range))] },
                    new NpgsqlParameter<long[]> { TypedValue = [.. items.Select(i => Latest(i.Range))] },
                },
            };
            await using var rows = await select.ExecuteReaderAsync().ConfigureAwait(false);
            while (await rows.ReadAsync().ConfigureAwait(false))
            {
                results[rows.GetInt64(0) - 1] = new StoredSnapshot(
                    rows.GetString(1), rows.GetInt64(2), rows.GetInt32(3), rows.GetString(4), rows.GetFieldValue<byte[]>(5),
                    DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6)));
            }
        }
    }

    private sealed class SaveSnapshots(JournalTables tables) : WriteHandler<StoredSnapshot, bool>
    {
        public override string Name => "snapshots";

        public override int Order => 2;

        public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<StoredSnapshot> items, bool[] results)
        {
            // Of two of the same number the later one is meant; one statement must not touch a row twice.
            var last = items.GroupBy(s => (s.PersistenceId, s.SequenceNr)).Select(same => same.Last()).ToList();
            await using var save = new NpgsqlCommand($"""
                INSERT INTO {tables.Snapshots}(persistence_id, sequence_nr, written_at, serializer_id, manifest, payload)
                SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
                ON CONFLICT (persistence_id, sequence_nr) DO UPDATE SET
                    written_at = excluded.written_at, serializer_id = excluded.serializer_id, manifest = excluded.manifest, payload = excluded.payload
                """, connection)
            {
                Parameters =
                {
                    new() { Value = last.ConvertAll(s => s.PersistenceId).ToArray() },
                    new() { Value = last.ConvertAll(s => s.SequenceNr).ToArray() },
                    new() { Value = last.ConvertAll(s => s.WrittenAt.ToUnixTimeMilliseconds()).ToArray() },
                    new() { Value = last.ConvertAll(s => s.SerializerId).ToArray() },
                    new() { Value = last.ConvertAll(s => s.Manifest).ToArray() },
                    new() { Value = last.ConvertAll(s => s.Payload).ToArray() },
                },
            };
            await save.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private sealed class DeleteSnapshots(JournalTables tables) : WriteHandler<(string PersistenceId, SnapshotRange Range), bool>
    {
        public override string Name => "snapshot deletions";

        public override int Order => 3;

        public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<(string PersistenceId, SnapshotRange Range)> items, bool[] results)
        {
            foreach (var (persistenceId, range) in items)
            {
                await using var delete = new NpgsqlCommand(
                    $"DELETE FROM {tables.Snapshots} WHERE persistence_id = $1 AND sequence_nr BETWEEN $2 AND $3 AND written_at BETWEEN $4 AND $5", connection)
                {
                    Parameters =
                    {
                        new() { Value = persistenceId },
                        new() { Value = range.MinSequenceNr },
                        new() { Value = range.MaxSequenceNr },
                        new() { Value = Earliest(range) },
                        new() { Value = Latest(range) },
                    },
                };
                await delete.ExecuteNonQueryAsync().ConfigureAwait(false);
            }
        }
    }
}
