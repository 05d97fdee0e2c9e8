using Enrichment.Domain.Identity;
using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Live;

/// <summary>Rows, jobs and runs as they happen: server-sent events.</summary>
internal static class LiveEndpoints
{
    private const string Stream = "text/event-stream";

    public static void Map(RouteGroupBuilder v2)
    {
        var live = v2.MapGroup("").WithTags("Events");
        live.MapGet("/tables/{tableId}/events", OfTable)
            .WithSummary("Events: a row each time one is known, progress of jobs at most once a second. From now on, or from=0 for all, or after Last-Event-ID.")
            .TakesQuery("from", "Where to begin: 0 for all rows that are done already.", QueryKind.Integer).Produces<string>(StatusCodes.Status200OK, Stream);
        live.MapGet("/tables/{tableId}/jobs/{jobId}/events", OfJob).WithSummary("The rows of a job as they become known, its progress, and last an event job.")
            .Produces<string>(StatusCodes.Status200OK, Stream);
        live.MapGet("/runs/{runId}/events", OfRun).WithSummary("The buckets of a run as they change, its rows, and last an event run with its summary.")
            .Produces<string>(StatusCodes.Status200OK, Stream);
    }

    private static async Task OfTable(string tableId, HttpContext http, Caller caller, OwnTables own, LiveStreams streams)
    {
        await own.Get(caller, tableId);
        await streams.Answer(http, tableId, new TopicKey(TopicKind.Table, caller.Tenant, tableId), null);
    }

    private static async Task OfJob(
        string tableId, string jobId, HttpContext http, Caller caller, OwnJobs own, IStoreReader reader, LiveStreams streams)
    {
        await own.Get(caller, tableId, jobId);
        await streams.Answer(http, tableId, new TopicKey(TopicKind.Job, caller.Tenant, jobId), await Start(reader, caller, jobId));
    }

    private static async Task OfRun(string runId, HttpContext http, Caller caller, IJobStore jobs, ITableStore tables, IStoreReader reader, LiveStreams streams)
    {
        var table = (await jobs.Find(caller.Tenant, runId))?.TableId;
        if (table is null && RunId.TryParse($"{caller.Tenant}/{runId}", out var run))
        {
            table = (await reader.Runs.Find(run))?.TableId;
        }

        // A run may be over a table that is not listed: all businesses of a tenant, a file of the command line.
        if (table is null || (await tables.FindTable(table))?.Tenant != caller.Tenant)
        {
            throw ProblemException.NotFound($"run {runId}");
        }

        await streams.Answer(http, table, new TopicKey(TopicKind.Run, caller.Tenant, runId), await Start(reader, caller, runId));
    }

    /// <summary>A job that has begun is told from its beginning; one that ended without beginning has no rows.</summary>
    private static async Task<long?> Start(IStoreReader reader, Caller caller, string jobId) =>
        await reader.Done.OfJob(caller.Tenant, jobId) is { } span ? span.First ?? span.Last : null;
}
