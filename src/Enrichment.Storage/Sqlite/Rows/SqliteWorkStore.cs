using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

internal sealed class SqliteWorkStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IWorkStore
{
    private readonly ListRows _listRows = new(counts);
    private readonly OpenBucket _openBucket = new(counts);
    private readonly ApplyAnswers _applyAnswers = new(counts);
    private readonly ReopenBucket _reopenBucket = new(counts);
    private readonly DeferPending _deferPending = new(counts);
    private readonly DeferUntaken _deferUntaken = new(counts);

    public Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null) =>
        reads.Use(StatementArea.Rows, sql => WorkQuery.Segments(sql, tableId, failed, leastPriority));

    public Task<IReadOnlyList<Segment>> AllSegments(string tableId) =>
        reads.Use(StatementArea.Rows, sql => WorkQuery.Segments(sql, tableId, SelectionRules.AnyStatus, null));

    public Task<Segment> Whole(string tableId, string name) => reads.Use(StatementArea.Rows, sql => WorkQuery.Whole(sql, tableId, name));

    public Task ListRows(RunId run, IReadOnlyList<long> rows) => writer.Write(_listRows, (run, rows));

    public Task<BucketCounts> OpenBucket(BucketSelection selection) => writer.Write(_openBucket, selection);

    public Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit) =>
        reads.Use(StatementArea.Rows, sql => WorkQuery.Next(sql, bucket, afterSeq, limit));

    public Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers) =>
        answers.Count == 0 ? Task.FromResult<IReadOnlyList<AppliedAnswer>>([]) : writer.Write(_applyAnswers, AnswersToApply.Of(answers));

    public Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds) =>
        reads.Use(StatementArea.Rows, sql => WorkQuery.Told(sql, requestIds));

    public Task<long> Reopen(BucketId bucket) => writer.Write(_reopenBucket, bucket);

    public Task<long> DeferPending(BucketId bucket, string reason) => writer.Write(_deferPending, (bucket, reason));

    public Task<long> DeferUntaken(string tableId, RunId run, string reason) => writer.Write(_deferUntaken, (tableId, run, reason));

    public Task<BucketCounts> Counts(BucketId bucket) => reads.Use(StatementArea.Rows, sql => WorkQuery.Counts(sql, bucket));
}
