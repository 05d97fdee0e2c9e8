using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryRunStore(Lock gate) : IRunStore
{
    private readonly Dictionary<RunId, RunView> _runs = [];
    private readonly Dictionary<BucketId, BucketView> _buckets = [];

    public Task SaveRun(RunView run)
    {
        lock (gate)
        {
            if (!_runs.TryGetValue(run.Run, out var known) || known.Revision <= run.Revision) _runs[run.Run] = run;
        }

        return Task.CompletedTask;
    }

    public Task SaveBucket(BucketView bucket)
    {
        lock (gate)
        {
            if (!_buckets.TryGetValue(bucket.Bucket, out var known) || known.Revision <= bucket.Revision) _buckets[bucket.Bucket] = bucket;
        }

        return Task.CompletedTask;
    }

    public bool IsRunning(RunId run) => _runs.TryGetValue(run, out var known) && known.Status == RunStatus.Running;

    public Task<IReadOnlyList<RunId>> UnfinishedRuns()
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<RunId>>(
                [.. _runs.Values.Where(r => r.Status is RunStatus.Running or RunStatus.Paused)
                    .OrderBy(r => r.StartedAt).ThenBy(r => r.Run.ToString(), StringComparer.Ordinal).Select(r => r.Run)]);
        }
    }
}
