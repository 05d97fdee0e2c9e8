using Npgsql;

namespace Akka.Embedded.Persistence.PostgreSql;

/// <summary>Where each persistence id's journal ends, and up to where it was deleted.</summary>
internal static class JournalEnds
{
    public static async Task<Dictionary<string, (long Highest, long DeletedTo)>> Read(
        NpgsqlConnection connection, JournalTables tables, IReadOnlyCollection<string> persistenceIds)
    {
        await using var select = new NpgsqlBatch(connection) { BatchCommands = { Select(tables, persistenceIds) } };
        await using var rows = await select.ExecuteReaderAsync().ConfigureAwait(false);
        return await Read(rows).ConfigureAwait(false);
    }

    /// <summary>For a batch with other statements; its rows are for <see cref="Read(NpgsqlDataReader)"/>.</summary>
    public static NpgsqlBatchCommand Select(JournalTables tables, IReadOnlyCollection<string> persistenceIds) => new($"""
        SELECT i.id,
               coalesce((SELECT e.sequence_nr FROM {tables.Events} e WHERE e.persistence_id = i.id ORDER BY e.sequence_nr DESC LIMIT 1), 0),
               coalesce((SELECT d.deleted_to FROM {tables.Deletions} d WHERE d.persistence_id = i.id), 0)
        FROM unnest($1) i(id)
        """)
    {
        Parameters = { new() { Value = persistenceIds.ToArray() } },
    };

    public static async Task<Dictionary<string, (long Highest, long DeletedTo)>> Read(NpgsqlDataReader rows)
    {
        var ends = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            ends[rows.GetString(0)] = (Math.Max(rows.GetInt64(1), rows.GetInt64(2)), rows.GetInt64(2));
        }
        return ends;
    }

    /// <summary>Where they end alone.</summary>
    public static async Task<Dictionary<string, long>> Highest(NpgsqlConnection connection, JournalTables tables, IReadOnlyCollection<string> persistenceIds)
    {
        var ends = persistenceIds.Count == 0 ? [] : await Read(connection, tables, persistenceIds).ConfigureAwait(false);
        return ends.ToDictionary(e => e.Key, e => e.Value.Highest, StringComparer.Ordinal);
    }
}
