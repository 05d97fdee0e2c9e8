using Enrichment.Domain.Ports;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Enrichment.Host.Gateway.Live;

/// <summary>Answers requests with streams of events, up to as many as a server bears.</summary>
internal sealed class LiveStreams(LiveFeeds feeds, IStoreReader reader, ITableStore tables, Admission admission, IHostApplicationLifetime life) : IDisposable
{
    private const int MostStreams = 5_000;
    private readonly PageSlots slots = new();
    private int open;

    /// <param name="start">Where the listener begins if it does not say: a counter of completion; null for now.</param>
    public async Task Answer(HttpContext http, string tableId, TopicKey topicKey, long? start)
    {
        var asked = LastHeard.Of(http.Request);
        if (Interlocked.Increment(ref open) > MostStreams)
        {
            Interlocked.Decrement(ref open);
            throw new ProblemException(StatusCodes.Status429TooManyRequests, "Too many streams of events are open.", null, null, TimeSpan.FromSeconds(5));
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        try
        {
            await Tell(http, tableId, topicKey, asked ?? start, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The listener left or the server ends; it comes again with the last id that it heard.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task Tell(HttpContext http, string tableId, TopicKey topicKey, long? asked, CancellationToken stop)
    {
        await using var feed = feeds.Tables.Take(tableId);
        await using var topic = feeds.Topics.Take(topicKey);
        feed.Part.Listen();
        try
        {
            var from = await From(feed.Part, tableId, asked, stop);
            Head(http.Response);
            await http.Response.StartAsync(stop);
            await new EventStream(http.Response.BodyWriter, feed.Part, topic.Part, slots).Run(from, () => MayGoOn(http, tableId), stop);
        }
        finally
        {
            feed.Part.Leave();
        }
    }

    /// <summary>A counter beyond the table's last one is of another time: the listener begins with what comes next.</summary>
    private async Task<long> From(TableFeed feed, string tableId, long? asked, CancellationToken stop)
    {
        var ring = await feed.Ring.WaitAsync(stop);
        return asked is not { } after ? ring.Last : after <= ring.Last ? after : Math.Min(after, await reader.Done.Last(tableId) ?? 0);
    }

    /// <summary>A key may have been revoked, a table deleted.</summary>
    private async Task<bool> MayGoOn(HttpContext http, string tableId)
    {
        try
        {
            return (await admission.Admit(http)).Tenant == Caller.Of(http).Tenant && await tables.FindTable(tableId) is not null;
        }
        catch (ProblemException)
        {
            return false;
        }
    }

    private static void Head(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }
}
