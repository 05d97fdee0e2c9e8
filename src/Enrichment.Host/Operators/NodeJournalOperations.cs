using Enrichment.Domain.Identity;
using Enrichment.Host.Composition;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;
using Enrichment.Storage;

namespace Enrichment.Host.Operators;

/// <summary>The journals of runs and buckets.</summary>
internal sealed class NodeJournalOperations(IEngine engine, IStoreReader reader, LocalNode node) : IJournalOperations
{
    private const int MostLagging = 100;

    public async Task<JournalReport> Verify(string? entity, int mostRuns, CancellationToken stop)
    {
        var checks = new List<JournalCheck>();
        foreach (var id in entity is null ? await Newest(mostRuns) : Named(entity))
        {
            checks.Add(await Check(id, stop));
        }

        if (entity is not null && checks.All(c => c.Highest == 0))
        {
            throw new CommandProblemException($"there is no journal of '{entity}': a run is tenant/name, a bucket tenant/run/segment");
        }

        return new JournalReport(checks.Count, checks.Sum(c => c.Events), checks.Count(c => c.Problem is not null), checks);
    }

    public async Task<JournalLag> Lag(CancellationToken stop)
    {
        var views = new List<ViewLag>();
        foreach (var run in (await node.Store.Runs.UnfinishedRuns()).Take(MostLagging))
        {
            if (await engine.Progress(run, stop) is { } live)
            {
                var shown = (await reader.Runs.Find(run))?.Revision ?? 0;
                views.Add(new ViewLag(run.ToString(), live.Run.Revision, shown, Math.Max(0, live.Run.Revision - shown)));
            }
        }

        return new JournalLag(node.Store.Waiting, views);
    }

    private async Task<JournalCheck> Check(string id, CancellationToken stop)
    {
        var (events, highest, deletedTo, problem) = await RuntimeInsight.ReadJournal(engine.ActorSystem, id, stop)
            ?? throw new CommandProblemException("this actor runtime reads a journal only to recover its actor, which checks it then");
        return new JournalCheck(id, events, highest, deletedTo, problem);
    }

    private async Task<IReadOnlyList<string>> Newest(int mostRuns)
    {
        var ids = new List<string>();
        foreach (var run in (await reader.Runs.Runs()).Take(mostRuns))
        {
            ids.Add(OfRun(run.Run));
            ids.AddRange((await reader.Runs.Buckets(run.Run)).Select(b => OfBucket(b.Bucket)));
        }

        return ids;
    }

    private static IReadOnlyList<string> Named(string entity) =>
        BucketId.TryParse(entity, out var bucket) ? [OfBucket(bucket)] : RunId.TryParse(entity, out var run) ? [OfRun(run)] : [];

    // As the actors name their journals; a test compares them with what the actors have written.
    private static string OfRun(RunId run) => $"run-{run}";

    private static string OfBucket(BucketId bucket) => $"bucket-{bucket}";
}
