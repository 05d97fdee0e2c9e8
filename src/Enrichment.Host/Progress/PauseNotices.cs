namespace Enrichment.Host.Progress;

/// <summary>Says whenever other buckets wait for a person than before: a run whose rest is paused goes on for ever.</summary>
public sealed class PauseNotices
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>The notice that is due; null when none is.</summary>
    public string? Check(RunSnapshot snapshot)
    {
        var isNews = !snapshot.Paused.All(b => told.Contains(b.Bucket));
        told.Clear();
        told.UnionWith(snapshot.Paused.Select(b => b.Bucket));
        return isNews ? $"{ProgressText.Paused(snapshot)}; to take one up: enrich bucket resume {snapshot.Paused[0].Bucket}" : null;
    }
}
