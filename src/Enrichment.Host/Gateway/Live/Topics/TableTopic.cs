using Enrichment.Domain.Ports;
using Enrichment.Host.Composition;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Runs;

namespace Enrichment.Host.Gateway.Live.Topics;

/// <summary>A table's jobs: the progress of those that have not ended, and the end of each that ended while one listened.</summary>
internal sealed class TableTopic(string tenant, string tableId, IJobStore jobs, IEngine engine, RunViews views) : ITopicSource
{
    private const int MostJobs = 20;
    private readonly HashSet<string> watched = [];

    public TimeSpan Pace => TimeSpan.FromSeconds(1);

    public async Task<TopicReading> Read(CancellationToken stop)
    {
        var notes = new List<Note>();
        foreach (var job in await jobs.List(tenant, tableId, MostJobs))
        {
            if (!job.HasEnded)
            {
                watched.Add(job.JobId);
            }

            if (watched.Contains(job.JobId))
            {
                var json = LiveJson.OfJob(await JobEndpoints.Answer(views, engine, job, stop));
                notes.Add(new Note(job.JobId, job.HasEnded ? "job" : "progress", json));
            }
        }

        return new TopicReading(notes, null);
    }
}
