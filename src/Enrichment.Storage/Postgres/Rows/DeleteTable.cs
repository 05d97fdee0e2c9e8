using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Deletes a table with its rows, links, work and answers. Facts and calls stay.</summary>
internal sealed class DeleteTable(StatementCounts counts) : SinglePostgresHandler<string, bool>(counts, StatementArea.Rows)
{
    private static readonly string[] OfRows =
    [
        "DELETE FROM row_cells WHERE row_id > $1 AND row_id < $2",
        "DELETE FROM links WHERE row_id > $1 AND row_id < $2",
        "DELETE FROM rows WHERE row_id > $1 AND row_id < $2",
    ];

    private static readonly string[] OfTable =
    [
        "DELETE FROM answers WHERE bucket_no IN (SELECT bucket_no FROM buckets WHERE table_no = $1)",
        "DELETE FROM work WHERE bucket_no IN (SELECT bucket_no FROM buckets WHERE table_no = $1)",
        "DELETE FROM buckets WHERE table_no = $1",
        "DELETE FROM table_progress WHERE table_no = $1",
        "DELETE FROM tables WHERE table_no = $1",
    ];

    protected override async Task<bool> Execute(PostgresSql sql, string item)
    {
        if (await TableProgress.Find(sql, item).ConfigureAwait(false) is not { } table) return false;
        await Delete(sql, table.TableNo, item).ConfigureAwait(false);
        return true;
    }

    /// <summary>Answers how many rows went.</summary>
    public static async Task<long> Delete(PostgresSql sql, long tableNo, string tableId)
    {
        var rows = 0;
        foreach (var delete in OfRows)
        {
            rows = await sql.Prepare(delete).With(RowKey.Before(tableNo)).With(RowKey.After(tableNo)).Execute().ConfigureAwait(false);
        }

        foreach (var delete in OfTable) await sql.Prepare(delete).With(tableNo).Execute().ConfigureAwait(false);
        await sql.Prepare("DELETE FROM table_owners WHERE table_id = $1").With(tableId).Execute().ConfigureAwait(false);
        return rows;
    }
}
