using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Runs;

internal sealed class PostgresRunStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IRunStore
{
    private readonly SaveRuns _saveRuns = new(counts);
    private readonly SaveBuckets _saveBuckets = new(counts);

    public Task SaveRun(RunView run) => writes.Write(_saveRuns, WriteKind.Views, run.Run.Tenant, run);

    public Task SaveBucket(BucketView bucket) => writes.Write(_saveBuckets, WriteKind.Views, bucket.Bucket.Tenant, bucket);

    public async Task<IReadOnlyList<RunId>> UnfinishedRuns() => await reads.OfAll(
        StatementArea.Runs,
        sql => sql.Prepare("SELECT run FROM runs WHERE status IN ($1, $2) ORDER BY started_at, run")
            .With((long)RunStatus.Running).With((long)RunStatus.Paused).List(row => RunId.Parse(row.RequiredText(0)))).ConfigureAwait(false);
}
