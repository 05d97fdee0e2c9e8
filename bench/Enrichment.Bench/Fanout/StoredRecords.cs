using System.Data.Common;

namespace Enrichment.Bench.Fanout;

/// <summary>Counts what a run left in the store: both programs must have written the same.</summary>
internal static class StoredRecords
{
    private const string Sql = """
        SELECT 'settled calls', count(*) FROM calls WHERE state = 2
        UNION ALL SELECT 'charged nano-dollars', CAST(sum(charge) AS bigint) FROM calls
        UNION ALL SELECT 'on budgets', CAST(sum(charged) AS bigint) FROM budgets
        UNION ALL SELECT 'reserved', CAST(sum(reserved) AS bigint) FROM budgets
        UNION ALL SELECT 'entity documents', count(document) FROM entities
        UNION ALL SELECT 'answers', count(*) FROM answers
        UNION ALL SELECT 'rows enriched', count(*) FROM rows WHERE status = 1 AND done_seq > 0 AND answers IS NOT NULL
        UNION ALL SELECT 'cost of rows', CAST(sum(cost) AS bigint) FROM rows
        UNION ALL SELECT 'work done', count(*) FROM work WHERE state = 1
        UNION ALL SELECT 'businesses dated', count(last_enriched_at) FROM businesses
        """;

    /// <param name="connection">Open, and free to read the rows of every tenant.</param>
    public static string Of(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
        {
            all.Add($"{(reader.IsDBNull(1) ? 0 : reader.GetInt64(1))} {reader.GetString(0)}");
        }

        // PostgreSQL may count several of them side by side, and answers in any order.
        all.Sort(StringComparer.Ordinal);
        return string.Join(", ", all);
    }
}
