using Npgsql;
using PostgreSql.GroupCommit;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Deletes events on request, after the group's writes: a deletion may name an event of the same group.</summary>
internal sealed class DeleteEvents(JournalTables tables) : WriteHandler<(string PersistenceId, long To), bool>
{
    public override string Name => "journal deletions";

    public override int Order => 1;

    public override async Task Execute(NpgsqlConnection connection, IReadOnlyList<(string PersistenceId, long To)> items, bool[] results)
    {
        var ends = await JournalEnds.Read(connection, tables, [.. items.Select(i => i.PersistenceId).Distinct()]).ConfigureAwait(false);
        foreach (var id in items.GroupBy(i => i.PersistenceId, i => i.To, StringComparer.Ordinal))
        {
            var to = Math.Min(id.Max(), ends[id.Key].Highest);
            if (to > ends[id.Key].DeletedTo) await Delete(connection, id.Key, to).ConfigureAwait(false);
        }
    }

    private async Task Delete(NpgsqlConnection connection, string persistenceId, long to)
    {
        await using var delete = new NpgsqlCommand($"""
            WITH gone AS (DELETE FROM {tables.Events} WHERE persistence_id = $1 AND sequence_nr <= $2)
            INSERT INTO {tables.Deletions} VALUES ($1, $2) ON CONFLICT (persistence_id) DO UPDATE SET deleted_to = excluded.deleted_to
            """, connection)
        {
            Parameters = { new() { Value = persistenceId }, new() { Value = to } },
        };
        await delete.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
