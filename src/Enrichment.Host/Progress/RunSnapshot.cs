using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Progress;

/// <summary>How often a source had an answer.</summary>
/// <param name="Asked">Calls that were answered, one way or the other.</param>
/// <param name="Found">Of these, with data.</param>
public sealed record SourceHits(string Source, long Asked, long Found)
{
    /// <summary>Percent, one decimal.</summary>
    public decimal HitRate => RunSummary.Rate(Found, Asked);
}

/// <summary>A bucket that waits until a person takes it up again.</summary>
/// <param name="Left">Rows that wait with it.</param>
public sealed record PausedBucket(string Bucket, long Left);

/// <summary>A run at one moment, as people watch it.</summary>
/// <param name="Completed">Rows enriched, partial, without result or skipped.</param>
/// <param name="RecordsPerMinute">Over the last minute.</param>
/// <param name="Left">The time it will take still, but for paused buckets; null while nobody can tell.</param>
/// <param name="Paused">Those with rows left.</param>
public sealed record RunSnapshot(
    long Total,
    long Completed,
    long Failed,
    long Deferred,
    long Tokens,
    decimal Cost,
    decimal? Budget,
    double RecordsPerMinute,
    TimeSpan? Left,
    IReadOnlyList<SourceHits> Sources,
    IReadOnlyList<PausedBucket> Paused)
{
    /// <summary>Whether all that is left waits for a person.</summary>
    public bool IsPaused => Paused.Count > 0 && Done + Paused.Sum(b => b.Left) >= Total;

    public long Done => Completed + Failed + Deferred;

    /// <summary>0 to 1.</summary>
    public double Share => Total == 0 ? 1 : (double)Done / Total;

    /// <summary>Dollars per finished record.</summary>
    public decimal CostPerRecord => Completed + Failed == 0 ? 0 : Cost / (Completed + Failed);
}

/// <summary>Makes snapshots of a run's progress; keeps the last minute to tell its speed.</summary>
/// <param name="time">The clock.</param>
public sealed class ProgressMeter(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<(long At, long Done)> past = new();

    public RunSnapshot Read(RunProgress progress, long tokens, IReadOnlyList<SourceHits> sources)
    {
        long Count(params RowStatus[] statuses) => progress.Buckets.Sum(b => statuses.Sum(s => b.Rows.GetValueOrDefault(s)));
        var completed = Count(RowStatus.Enriched, RowStatus.Partial, RowStatus.NoResult, RowStatus.Skipped);
        var failed = Count(RowStatus.Failed);
        var deferred = Count(RowStatus.Deferred);
        var total = completed + failed + deferred + progress.Pending;
        var perMinute = Rate(completed + failed + deferred);
        List<PausedBucket> paused = [.. progress.Buckets.Where(b => b.Status == BucketStatus.Paused)
            .Select(b => new PausedBucket(b.Bucket.Segment, b.Rows.GetValueOrDefault(RowStatus.Pending))).Where(b => b.Left > 0)];
        var working = progress.Pending - paused.Sum(b => b.Left);
        return new RunSnapshot(
            total, completed, failed, deferred, tokens, progress.Buckets.Sum(b => b.Spent), progress.Run.TotalBudget, perMinute,
            perMinute > 0 && working > 0 ? TimeSpan.FromMinutes(working / perMinute) : null, sources, paused);
    }

    private double Rate(long done)
    {
        var now = time.GetTimestamp();
        past.Enqueue((now, done));
        while (past.Count > 2 && time.GetElapsedTime(past.Peek().At, now) > Window)
        {
            past.Dequeue();
        }

        var (since, before) = past.Peek();
        var minutes = time.GetElapsedTime(since, now).TotalMinutes;
        return minutes <= 0 ? 0 : (done - before) / minutes;
    }
}
