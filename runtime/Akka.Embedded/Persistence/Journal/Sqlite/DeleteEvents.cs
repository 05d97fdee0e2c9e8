using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>Deletes events on request, after the group's writes: a deletion may name an event of the same group.</summary>
internal sealed class DeleteEvents : WriteHandler<(string PersistenceId, long To), bool>
{
    public override string Name => "journal deletions";

    public override int Order => 101;

    public override void Execute(SqliteConnection connection, IReadOnlyList<(string PersistenceId, long To)> items, bool[] results)
    {
        foreach (var (persistenceId, to) in items) JournalTable.Delete(connection, persistenceId, to);
    }
}
