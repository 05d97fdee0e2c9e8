using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Runs;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Live.Topics;

/// <summary>One job: its progress, counted in entities, then its end.</summary>
internal sealed class JobTopic(string tenant, string jobId, IJobStore jobs, IEngine engine, RunViews views, IDoneReader done) : ITopicSource
{
    public TimeSpan Pace => TimeSpan.FromSeconds(1);

    public async Task<TopicReading> Read(CancellationToken stop)
    {
        if (await jobs.Find(tenant, jobId) is not { } job)
        {
            return new TopicReading([], new TopicEnd([], 0));
        }

        var json = LiveJson.OfJob(await JobEndpoints.Answer(views, engine, job, stop));
        return job.HasEnded
            ? new TopicReading([], new TopicEnd(EventFrames.Note("job", json), (await done.OfJob(tenant, jobId))?.Last ?? 0))
            : new TopicReading([new Note(jobId, "progress", json)], null);
    }
}
