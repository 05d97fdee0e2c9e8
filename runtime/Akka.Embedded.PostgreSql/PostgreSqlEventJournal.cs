using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>A journal in a PostgreSQL. Batches of many actors share a transaction; those of a node that lost their shard are refused.</summary>
internal sealed class PostgreSqlEventJournal(GroupWriter writer, PatientReader reader, JournalTables tables) : IEventJournal
{
    private readonly WriteEvents _write = new(tables);
    private readonly DeleteEvents _delete = new(tables);

    public async Task Write(JournalBatch batch)
    {
        batch.Validate();
        Exception? refusal;
        try
        {
            refusal = await writer.Write(_write, WriteScope.Of(batch.PersistenceId), new EventWrite(Guid.NewGuid(), batch)).ConfigureAwait(false);
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another node has written events of these numbers.
            refusal = new JournalConflictException(batch.PersistenceId, batch.First, await HighestSequenceNr(batch.PersistenceId).ConfigureAwait(false));
        }
        if (refusal is not null) throw refusal;
    }

    public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) => reader.Read(async connection =>
    {
        // Highest and deletions first: what is written meanwhile is then more than was asked for, never a gap.
        await using var both = new NpgsqlBatch(connection)
        {
            BatchCommands = { JournalEnds.Select(tables, [persistenceId]), SelectEvents(persistenceId, fromSequenceNr, toSequenceNr, max) },
        };
        await using var rows = await both.ExecuteReaderAsync().ConfigureAwait(false);
        var (highest, deletedTo) = (await JournalEnds.Read(rows).ConfigureAwait(false))[persistenceId];
        await rows.NextResultAsync().ConfigureAwait(false);
        var events = new List<JournalEvent>();
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            events.Add(new JournalEvent(rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2), rows.GetFieldValue<byte[]>(3)));
        }
        return new JournalPage(events, Math.Max(highest, events.Count == 0 ? 0 : events[^1].SequenceNr), deletedTo);
    });

    public Task<long> HighestSequenceNr(string persistenceId) => reader.Read(async connection =>
        (await JournalEnds.Highest(connection, tables, [persistenceId]).ConfigureAwait(false))[persistenceId]);

    public Task DeleteTo(string persistenceId, long toSequenceNr) => writer.Write(_delete, WriteScope.Of(persistenceId), (persistenceId, toSequenceNr));

    private NpgsqlBatchCommand SelectEvents(string persistenceId, long from, long to, int max) => new($"""
        SELECT sequence_nr, serializer_id, manifest, payload FROM {tables.Events}
        WHERE persistence_id = $1 AND sequence_nr BETWEEN $2 AND $3 ORDER BY sequence_nr LIMIT $4
        """)
    {
        Parameters = { new() { Value = persistenceId }, new() { Value = from }, new() { Value = to }, new() { Value = max } },
    };
}
