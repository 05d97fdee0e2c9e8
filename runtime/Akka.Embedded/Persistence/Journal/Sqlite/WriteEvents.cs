using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Akka.Embedded.Persistence;

/// <summary>Writes the batches of a group. Answers each with null, or with why it does not follow what is stored; no other batch suffers.</summary>
internal sealed class WriteEvents : WriteHandler<JournalBatch, JournalConflictException?>
{
    private readonly Dictionary<string, long> _highest = new(StringComparer.Ordinal);

    public override string Name => "journal";

    // The store's own writes come first: an event tells of rows that the same group may hold.
    public override int Order => 100;

    public override void Execute(SqliteConnection connection, IReadOnlyList<JournalBatch> items, JournalConflictException?[] results)
    {
        _highest.Clear();
        for (var i = 0; i < items.Count; i++) results[i] = Write(connection, items[i]);
    }

    private JournalConflictException? Write(SqliteConnection connection, JournalBatch batch)
    {
        ref var highest = ref CollectionsMarshal.GetValueRefOrAddDefault(_highest, batch.PersistenceId, out var known);
        if (!known) highest = JournalTable.Highest(connection, batch.PersistenceId);
        if (batch.First != highest + 1) return new JournalConflictException(batch.PersistenceId, batch.First, highest);
        JournalTable.Insert(connection, batch);
        highest = batch.Last;
        return null;
    }
}
