using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>A journal in a PostgreSQL. Batches of many actors share a transaction; those of a node that lost their shard are refused. Recoveries share what they read.</summary>
internal sealed class PostgreSqlEventJournal(GroupWriter writer, GroupReader reader, JournalTables tables) : IEventJournal
{
    private readonly WriteEvents _write = new(tables);
    private readonly DeleteEvents _delete = new(tables);
    private readonly ReadEvents _read = new(tables);

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

    public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) =>
        reader.Read(_read, new PageRequest(persistenceId, fromSequenceNr, toSequenceNr, max));

    public async Task<long> HighestSequenceNr(string persistenceId) =>
        (await Read(persistenceId, 0, 0, 0).ConfigureAwait(false)).HighestSequenceNr;

    public Task DeleteTo(string persistenceId, long toSequenceNr) => writer.Write(_delete, WriteScope.Of(persistenceId), (persistenceId, toSequenceNr));
}
