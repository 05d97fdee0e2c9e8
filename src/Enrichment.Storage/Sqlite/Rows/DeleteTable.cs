using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Deletes a table with its rows, links, work and answers. Facts and calls stay.</summary>
internal sealed class DeleteTable(StatementCounts counts) : SingleHandler<string, bool>(counts, StatementArea.Rows)
{
    private static readonly string[] OfRows =
    [
        "DELETE FROM row_cells WHERE row_id > ?1 AND row_id < ?2",
        "DELETE FROM links WHERE row_id > ?1 AND row_id < ?2",
        "DELETE FROM rows WHERE row_id > ?1 AND row_id < ?2",
    ];

    private static readonly string[] OfTable =
    [
        "DELETE FROM answers WHERE bucket_no IN (SELECT bucket_no FROM buckets WHERE table_no = ?1)",
        "DELETE FROM work WHERE bucket_no IN (SELECT bucket_no FROM buckets WHERE table_no = ?1)",
        "DELETE FROM buckets WHERE table_no = ?1",
        "DELETE FROM tables WHERE table_no = ?1",
    ];

    protected override bool Execute(StoreSql sql, string item)
    {
        var tableNo = TableQuery.FindNumber(sql, item);
        if (tableNo == 0) return false;
        Delete(sql, tableNo);
        return true;
    }

    /// <summary>Answers how many rows went.</summary>
    public static long Delete(StoreSql sql, long tableNo)
    {
        var rows = 0;
        foreach (var delete in OfRows) rows = sql.Prepare(delete).Bind(1, RowKey.Before(tableNo)).Bind(2, RowKey.After(tableNo)).Execute();
        foreach (var delete in OfTable) sql.Prepare(delete).Bind(1, tableNo).Execute();
        return rows;
    }
}
