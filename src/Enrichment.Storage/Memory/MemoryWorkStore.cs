using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryWorkStore(Lock gate, MemoryTables tables, MemoryRunStore runs) : IWorkStore
{
    public Task<IReadOnlyList<Segment>> Segments(string tableId, bool failed, double? leastPriority = null) =>
        Segments(tableId, row => IsTaken(row, failed, leastPriority));

    public Task<IReadOnlyList<Segment>> AllSegments(string tableId) => Segments(tableId, row => row.Draft.Entities.Count > 0 && IsFree(row));

    private Task<IReadOnlyList<Segment>> Segments(string tableId, Func<MemoryRow, bool> counts)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Segment>>(
                [.. (tables.Find(tableId)?.Rows.Values ?? []).Where(counts).GroupBy(r => r.Draft.Segment)
                    .Select(g => new Segment(g.Key, g.LongCount(), g.SelectMany(r => r.Draft.Entities, (_, e) => e.Entity).Distinct().LongCount()))
                    .OrderByDescending(s => s.Rows).ThenBy(s => s.Name, StringComparer.Ordinal)]);
        }
    }

    public Task<Segment> Whole(string tableId, string name)
    {
        lock (gate)
        {
            var rows = (tables.Find(tableId)?.Rows.Values ?? []).Where(r => r.Draft.Entities.Count > 0).ToList();
            return Task.FromResult(new Segment(name, rows.Count, rows.SelectMany(r => r.Draft.Entities, (_, e) => e.Entity).Distinct().LongCount()));
        }
    }

    public Task ListRows(RunId run, IReadOnlyList<long> rows)
    {
        lock (gate)
        {
            if (!tables.Listed.TryGetValue(run, out var listed)) tables.Listed[run] = listed = [];
            listed.UnionWith(rows);
        }

        return Task.CompletedTask;
    }

    public Task<BucketCounts> OpenBucket(BucketSelection selection)
    {
        lock (gate)
        {
            if (tables.FindBucket(selection.Bucket) is { } known) return Task.FromResult(known.Counts());
            var table = tables.Get(selection.TableId);
            var bucket = new MemoryBucket(
                selection.Bucket,
                table,
                [.. table.Rows.Values.Where(r => IsTaken(r, selection))]);
            tables.Listed.Remove(selection.Bucket.Run);
            tables.Add(bucket);
            return Task.FromResult(bucket.Counts());
        }
    }

    public Task<IReadOnlyList<WorkItem>> NextWork(BucketId bucket, long afterSeq, int limit)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<WorkItem>>(
                [.. (tables.FindBucket(bucket)?.Pending ?? []).SkipWhile(w => w.Seq <= afterSeq).Take(limit).Select(w => w.View())]);
        }
    }

    public Task<IReadOnlyList<AppliedAnswer>> Apply(IReadOnlyList<EntityAnswer> answers)
    {
        lock (gate)
        {
            var applied = new Dictionary<EntityAnswer, AppliedAnswer>(ReferenceEqualityComparer.Instance);
            foreach (var a in AnswerOrder.Passes(answers).SelectMany(pass => pass))
            {
                applied[a] = new AppliedAnswer(a.RequestId, a.Bucket, a.Entity, Apply(a));
            }

            return Task.FromResult<IReadOnlyList<AppliedAnswer>>([.. answers.Select(a => applied[a])]);
        }
    }

    public Task<decimal> Told(BucketId bucket, IReadOnlyList<string> requestIds)
    {
        lock (gate) return Task.FromResult(requestIds.Sum(id => tables.Applied.GetValueOrDefault(id)));
    }

    public Task<long> Reopen(BucketId bucket)
    {
        lock (gate)
        {
            if (tables.FindBucket(bucket) is not { } held) return Task.FromResult(0L);
            var deferred = held.Deferred();
            foreach (var row in deferred.SelectMany(w => w.Rows).Where(held.Holds).Distinct().ToList())
            {
                held.Table.Forget(row);
                row.Reopen();
            }

            foreach (var work in deferred) held.Set(work, WorkState.Pending);
            return Task.FromResult((long)deferred.Count);
        }
    }

    public Task<long> DeferPending(BucketId bucket, string reason)
    {
        lock (gate)
        {
            if (tables.FindBucket(bucket) is not { } held) return Task.FromResult(0L);
            foreach (var work in held.Pending.ToList()) held.Set(work, WorkState.Deferred);
            return Task.FromResult(Defer(held.Table, held.Rows, reason));
        }
    }

    public Task<long> DeferUntaken(string tableId, RunId run, string reason)
    {
        lock (gate)
        {
            var table = tables.Get(tableId);
            var untaken = table.Rows.Values.Where(r => !r.IsFinal && r.Bucket?.Run != run && IsFree(r)).ToList();
            foreach (var row in untaken) row.Release();
            return Task.FromResult(Defer(table, untaken, reason));
        }
    }

    public Task<BucketCounts> Counts(BucketId bucket)
    {
        lock (gate) return Task.FromResult(tables.FindBucket(bucket)?.Counts() ?? new BucketCounts(new Dictionary<RowStatus, long>(), 0, 0, 0));
    }

    private bool IsTaken(MemoryRow row, BucketSelection selection) => selection.Take switch
    {
        RowsTaken.AllOfSegment when !selection.RetryFailed =>
            row.Draft.Segment == selection.Segment && row.Draft.Entities.Count > 0 && IsFree(row),
        RowsTaken.OfSegment or RowsTaken.AllOfSegment => row.Draft.Segment == selection.Segment && IsTaken(row, selection.RetryFailed, selection.LeastPriority),
        _ when row.Draft.Entities.Count == 0 || (!row.IsFinal && row.Bucket is not null) => false,
        RowsTaken.Listed => tables.Listed.TryGetValue(selection.Bucket.Run, out var listed) && listed.Contains(row.Draft.RowNo),
        _ => true,
    };

    private bool IsTaken(MemoryRow row, bool failed, double? leastPriority) =>
        row.Draft.Entities.Count > 0
        && IsFree(row)
        && (failed ? row.Status == RowStatus.Failed : row.Status is RowStatus.Pending or RowStatus.Deferred)
        && (leastPriority is null || row.Draft.Priority >= leastPriority);

    /// <summary>No bucket holds it whose run goes on and which has work left.</summary>
    private bool IsFree(MemoryRow row) =>
        row.Bucket is not { } bucket || !runs.IsRunning(bucket.Run) || tables.FindBucket(bucket) is not { } held || !held.Pending.Any();

    private static long Defer(MemoryTable table, IEnumerable<MemoryRow> rows, string reason)
    {
        var pending = rows.Where(r => !r.IsFinal).ToList();
        foreach (var row in pending)
        {
            row.Defer(reason);
            table.Finish(row);
        }

        return pending.Count;
    }

    private Dictionary<RowStatus, int> Apply(EntityAnswer answer)
    {
        var bucket = tables.FindBucket(answer.Bucket);
        if (bucket?.Find(answer.Entity) is not { } work || work.State == WorkState.Done || !tables.Applied.TryAdd(answer.RequestId, answer.Cost)) return [];
        bucket.Set(work, answer.Status == RowStatus.Deferred ? WorkState.Deferred : WorkState.Done);
        var changed = work.Rows.Where(bucket.Holds).ToList();
        foreach (var row in changed)
        {
            row.Apply(answer, ReferenceEquals(row, work.Rows[0]));
            if (row.IsFinal) bucket.Table.Finish(row);
        }

        return changed.Where(r => r.IsFinal).GroupBy(r => r.Status).ToDictionary(g => g.Key, g => g.Count());
    }
}
