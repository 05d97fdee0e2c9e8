using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Runs;
using Enrichment.Host.Gateway.Buckets;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Live.Topics;

/// <summary>One run: each bucket when it has changed, then the run with its summary.</summary>
internal sealed class RunTopic(RunId run, IJobStore jobs, RunViews views, IDoneReader done, TimeProvider time) : ITopicSource
{
    private readonly Dictionary<string, (BucketView View, Note Note)> told = [];

    /// <summary>Changes of one bucket that come faster than this are told as one.</summary>
    public TimeSpan Pace => TimeSpan.FromMilliseconds(250);

    public async Task<TopicReading> Read(CancellationToken stop)
    {
        var job = await jobs.Find(run.Tenant, run.Name);
        var progress = await views.Of(run, stop);
        List<Note> buckets = [.. (progress?.Buckets ?? []).Select(Told)];
        var hasEnded = job is null ? progress is not { Ended: false } : job.HasEnded;
        if (!hasEnded)
        {
            return new TopicReading(buckets, null);
        }

        var last = (await done.OfJob(run.Tenant, run.Name))?.Last ?? (progress is null ? 0 : long.MaxValue);
        var frame = job is null && progress is null ? [] : EventFrames.Note("run", LiveJson.OfRun(RunAnswers.Of(job, progress, time.GetUtcNow())));
        return new TopicReading(buckets, new TopicEnd(frame, last));
    }

    /// <summary>A bucket's answer says how long it has been at work: that alone is no change.</summary>
    private Note Told(BucketView bucket)
    {
        var segment = bucket.Bucket.Segment;
        if (!told.TryGetValue(segment, out var before) || before.View.Revision != bucket.Revision || before.View.Priority != bucket.Priority)
        {
            told[segment] = before = (bucket, new Note(segment, "bucket", LiveJson.OfRun(BucketAnswer.Of(bucket, null, time.GetUtcNow()))));
        }

        return before.Note;
    }
}
