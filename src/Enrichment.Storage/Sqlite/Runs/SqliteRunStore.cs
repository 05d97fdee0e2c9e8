using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Runs;

internal sealed class SqliteRunStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IRunStore
{
    private readonly SaveRuns _saveRuns = new(counts);
    private readonly SaveBuckets _saveBuckets = new(counts);

    public Task SaveRun(RunView run) => writer.Write(_saveRuns, run);

    public Task SaveBucket(BucketView bucket) => writer.Write(_saveBuckets, bucket);

    public Task<IReadOnlyList<RunId>> UnfinishedRuns() => reads.Use<IReadOnlyList<RunId>>(
        StatementArea.Runs,
        sql => sql.Prepare("SELECT run FROM runs WHERE status IN (?1, ?2) ORDER BY started_at, run")
            .Bind(1, (long)RunStatus.Running).Bind(2, (long)RunStatus.Paused).List(row => RunId.Parse(row.RequiredText(0))));
}
