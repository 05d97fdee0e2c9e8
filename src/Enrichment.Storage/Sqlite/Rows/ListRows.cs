using Enrichment.Domain.Identity;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Lists rows for a run.</summary>
internal sealed class ListRows(StatementCounts counts) : SingleHandler<(RunId Run, IReadOnlyList<long> Rows), bool>(counts, StatementArea.Rows)
{
    protected override bool Execute(StoreSql sql, (RunId Run, IReadOnlyList<long> Rows) item) =>
        sql.Prepare("INSERT OR IGNORE INTO chosen_rows SELECT ?1, value FROM json_each(?2)")
            .Bind(1, item.Run.ToString()).Bind(2, JsonTexts.List(item.Rows)).Execute() > 0;
}
