using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>Saves snapshots, after the events that they stand for.</summary>
internal sealed class SaveSnapshots : WriteHandler<StoredSnapshot, bool>
{
    public override string Name => "snapshots";

    public override int Order => 102;

    public override void Execute(SqliteConnection connection, IReadOnlyList<StoredSnapshot> items, bool[] results)
    {
        foreach (var snapshot in items) SnapshotTable.Save(connection, snapshot);
    }
}

/// <summary>Deletes snapshots, after the group's new ones.</summary>
internal sealed class DeleteSnapshotsInRange : WriteHandler<(string PersistenceId, SnapshotRange Range), bool>
{
    public override string Name => "snapshot deletions";

    public override int Order => 103;

    public override void Execute(SqliteConnection connection, IReadOnlyList<(string PersistenceId, SnapshotRange Range)> items, bool[] results)
    {
        foreach (var (persistenceId, range) in items) SnapshotTable.Delete(connection, persistenceId, range);
    }
}
