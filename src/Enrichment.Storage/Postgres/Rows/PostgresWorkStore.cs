using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal sealed class PostgresWorkStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IWorkStore
{
    private readonly ListRows _listRows = new(counts);
    private readonly OpenBucket _openBucket = new(counts);
    private readonly ApplyAnswers _applyAnswers = new(counts);
    private readonly ReopenBucket _reopenBucket = new(counts);
    private readonly DeferPending _deferPending = new(counts);
    private readonly DeferUntaken _deferUntaken = new(counts);

    public Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null) =>
        Segments(tableId, SelectionRules.Statuses(failed), leastPriority);

    public Task<IReadOnlyList<Segment>> AllSegments(string tableId) => Segments(tableId, SelectionRules.AnyStatus, null);

    public Task<Segment> Whole(string tableId, string name) => reads.OfTable(tableId, StatementArea.Rows, sql => WorkQuery.Whole(sql, tableId, name));

    public Task ListRows(RunId run, IReadOnlyList<long> rows) => writes.Write(_listRows, WriteKind.Rows, run.Tenant, (run, rows));

    public Task<BucketCounts> OpenBucket(BucketSelection selection) => writes.Write(_openBucket, WriteKind.Rows, selection.Bucket.Tenant, selection);

    public async Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit) =>
        await reads.OfTenant(bucket.Tenant, StatementArea.Rows, sql => WorkQuery.Next(sql, bucket, afterSeq, limit)).ConfigureAwait(false);

    /// <summary>Answers of several tenants are applied in a transaction for each.</summary>
    public async Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers)
    {
        var tenants = answers.Select(a => a.Bucket.Tenant).Distinct(StringComparer.Ordinal).ToList();
        if (tenants.Count == 1) return await Apply(tenants[0], answers).ConfigureAwait(false);
        var applied = await Task.WhenAll(tenants.Select(tenant => Apply(tenant, [.. answers.Where(a => a.Bucket.Tenant == tenant)]))).ConfigureAwait(false);
        var turns = tenants.Zip(applied).ToDictionary(t => t.First, t => t.Second.GetEnumerator(), StringComparer.Ordinal);
        return [.. answers.Select(a => Next(turns[a.Bucket.Tenant]))];
    }

    public Task<long> Reopen(BucketId bucket) => writes.Write(_reopenBucket, WriteKind.Rows, bucket.Tenant, bucket);

    public Task<long> DeferPending(BucketId bucket, string reason) => writes.Write(_deferPending, WriteKind.Rows, bucket.Tenant, (bucket, reason));

    public Task<long> DeferUntaken(string tableId, RunId run, string reason) =>
        writes.Write(_deferUntaken, WriteKind.Rows, run.Tenant, (tableId, run, reason));

    public Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds) =>
        reads.OfTenant(bucket.Tenant, StatementArea.Rows, sql => WorkQuery.Told(sql, requestIds));

    public Task<BucketCounts> Counts(BucketId bucket) => reads.OfTenant(bucket.Tenant, StatementArea.Rows, sql => WorkQuery.Counts(sql, bucket));

    private async Task<IReadOnlyList<Segment>> Segments(string tableId, string statuses, double? leastPriority) =>
        await reads.OfTable(tableId, StatementArea.Rows, sql => WorkQuery.Segments(sql, tableId, statuses, leastPriority)).ConfigureAwait(false);

    private Task<IReadOnlyList<AppliedAnswer>> Apply(string tenant, IReadOnlyList<EntityAnswer> answers) =>
        writes.Write(_applyAnswers, WriteKind.Rows, tenant, AnswersToApply.Of(answers));

    private static AppliedAnswer Next(IEnumerator<AppliedAnswer> turns)
    {
        turns.MoveNext();
        return turns.Current;
    }
}
