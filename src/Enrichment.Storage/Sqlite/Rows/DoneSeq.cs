using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>The counter of completion of a table: the highest number that a row has or, where that row was taken back, had.</summary>
internal static class DoneSeq
{
    /// <summary>The highest number given in a table so far; the table is <c>t</c>.</summary>
    public const string Last =
        "max(t.done_seq, coalesce((SELECT max(d.done_seq) FROM rows d WHERE d.table_no = t.table_no AND d.done_seq > 0), 0))";

    /// <summary>To be called before final rows of a table become pending again: their numbers must not come twice.</summary>
    public static void Keep(StoreSql sql, long tableNo) =>
        sql.Prepare($"UPDATE tables AS t SET done_seq = {Last} WHERE table_no = ?1").Bind(1, tableNo).Execute();
}
