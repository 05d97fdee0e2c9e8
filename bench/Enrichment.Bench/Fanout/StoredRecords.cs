using Microsoft.Data.Sqlite;

namespace Enrichment.Bench.Fanout;

/// <summary>Counts what a run left in the store: both programs must have written the same.</summary>
internal static class StoredRecords
{
    private const string Sql = """
        SELECT 'settled calls', count(*) FROM calls WHERE state = 2
        UNION ALL SELECT 'charged nano-dollars', sum(charge) FROM calls
        UNION ALL SELECT 'on budgets', sum(charged) FROM budgets
        UNION ALL SELECT 'reserved', sum(reserved) FROM budgets
        UNION ALL SELECT 'entity documents', count(document) FROM entities
        UNION ALL SELECT 'answers', count(*) FROM answers
        UNION ALL SELECT 'rows enriched', count(*) FROM rows WHERE status = 1 AND done_seq > 0 AND answers IS NOT NULL
        UNION ALL SELECT 'cost of rows', sum(cost) FROM rows
        UNION ALL SELECT 'work done', count(*) FROM work WHERE state = 1
        UNION ALL SELECT 'businesses dated', count(last_enriched_at) FROM businesses
        """;

    public static string Of(string file) => string.Join(", ", Read(file, Sql).Select(r => $"{r.Value:0} {r.Name}"));


    private static List<(string Name, long Value)> Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var all = new List<(string, long)>();
        while (reader.Read())
        {
            all.Add((reader.GetString(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1)));
        }

        return all;
    }
}
