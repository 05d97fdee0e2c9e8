using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>A journal in a SQLite file. Batches of many actors share a transaction with whatever else the writer writes.</summary>
public sealed class SqliteEventJournal : IEventJournal
{
    private readonly WriteEvents _write = new();
    private readonly DeleteEvents _delete = new();
    private readonly GroupWriter _writer;
    private readonly SqliteReaders _readers;

    /// <summary>Makes the tables when they are missing. The caller keeps writer and readers, and disposes them after the actor system.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be written.</exception>
    public SqliteEventJournal(GroupWriter writer, SqliteReaders readers)
    {
        _writer = writer;
        _readers = readers;
        JournalSchema.Create(writer);
    }

    /// <inheritdoc/>
    public async Task Write(JournalBatch batch)
    {
        batch.Validate();
        if (await _writer.Write(_write, batch).ConfigureAwait(false) is { } conflict) throw conflict;
    }

    /// <inheritdoc/>
    public Task<JournalPage> Read(string persistenceId, long fromSequenceNr, long toSequenceNr, int max) =>
        _readers.Use(connection =>
        {
            // One read transaction: events, highest and deletions belong to the same moment.
            using var moment = connection.BeginTransaction(deferred: true);
            return new JournalPage(
                JournalTable.Read(connection, persistenceId, fromSequenceNr, toSequenceNr, max),
                JournalTable.Highest(connection, persistenceId),
                JournalTable.DeletedTo(connection, persistenceId));
        });

    /// <inheritdoc/>
    public Task<long> HighestSequenceNr(string persistenceId) => _readers.Use(connection => JournalTable.Highest(connection, persistenceId));

    /// <inheritdoc/>
    public Task DeleteTo(string persistenceId, long toSequenceNr) => _writer.Write(_delete, (persistenceId, toSequenceNr));
}
