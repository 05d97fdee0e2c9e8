using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>Snapshots in a SQLite file, written in group with the journal.</summary>
public sealed class SqliteSnapshotStore : ISnapshotStore
{
    private readonly SaveSnapshots _save = new();
    private readonly DeleteSnapshotsInRange _delete = new();
    private readonly GroupWriter _writer;
    private readonly SqliteReaders _readers;

    /// <inheritdoc cref="SqliteEventJournal(GroupWriter, SqliteReaders)"/>
    public SqliteSnapshotStore(GroupWriter writer, SqliteReaders readers)
    {
        _writer = writer;
        _readers = readers;
        JournalSchema.Create(writer);
    }

    /// <inheritdoc/>
    public Task Save(StoredSnapshot snapshot) => _writer.Write(_save, snapshot);

    /// <inheritdoc/>
    public Task<StoredSnapshot?> Load(string persistenceId, SnapshotRange range) =>
        _readers.Use(connection => SnapshotTable.Load(connection, persistenceId, range));

    /// <inheritdoc/>
    public Task Delete(string persistenceId, SnapshotRange range) => _writer.Write(_delete, (persistenceId, range));
}
