using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;
using Enrichment.Host.Composition;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Runs;

/// <summary>
/// How a run stands. One that has ended is read as it was stored: asking would wake its actors, which after a restart know less than
/// the store. Of a live one each part is taken from whoever knows it newer.
/// </summary>
internal sealed class RunViews(IEngine engine, IStoreReader reader)
{
    /// <summary>Null when there is no such run.</summary>
    public async Task<RunProgress?> Of(RunId run, CancellationToken stop)
    {
        var stored = await reader.Runs.Find(run);
        if (stored is { Status: RunStatus.Completed or RunStatus.Cancelled })
        {
            return Progress(stored, await reader.Runs.Buckets(run));
        }

        return await engine.Progress(run, stop) is { } live ? await WithStored(live) : null;
    }

    private async Task<RunProgress> WithStored(RunProgress live)
    {
        var stored = (await reader.Runs.Buckets(live.Run.Run)).ToDictionary(b => b.Bucket);
        return Progress(live.Run, [.. live.Buckets.Select(b => stored.TryGetValue(b.Bucket, out var s) && s.Revision > b.Revision ? s with { Priority = b.Priority } : b)]);
    }

    private static RunProgress Progress(RunView run, IReadOnlyList<BucketView> buckets) =>
        new(run, buckets, buckets.Sum(b => b.Rows.GetValueOrDefault(RowStatus.Pending)));
}
