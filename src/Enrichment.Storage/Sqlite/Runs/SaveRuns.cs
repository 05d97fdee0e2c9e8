using Enrichment.Domain.Runs;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Runs;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Runs;

/// <summary>Views of runs: of those of one run in a group only the newest is written.</summary>
internal sealed class SaveRuns(StatementCounts counts) : StoreHandler<RunView, bool>(counts, StatementArea.Runs)
{
    protected override void Execute(StoreSql sql, IReadOnlyList<RunView> items, bool[] results)
    {
        foreach (var run in StoredRuns.Newest(items))
        {
            sql.Prepare("""
                INSERT INTO runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                ON CONFLICT (run) DO UPDATE SET
                  revision = excluded.revision, table_id = excluded.table_id, status = excluded.status, total_budget = excluded.total_budget,
                  stopped_by = excluded.stopped_by, started_at = excluded.started_at, finished_at = excluded.finished_at
                WHERE excluded.revision >= revision
                """)
                .Bind(1, run.Run.ToString()).Bind(2, run.Revision).Bind(3, run.TableId).Bind(4, (long)run.Status)
                .Bind(5, Columns.NanosOf(run.TotalBudget)).Bind(6, run.StoppedBy)
                .Bind(7, Columns.Micros(run.StartedAt)).Bind(8, Columns.Micros(run.FinishedAt)).Execute();
        }
    }
}
