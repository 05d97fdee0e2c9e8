using Enrichment.Host.Progress;

namespace Enrichment.Host.Reports;

/// <summary>Hit rates by account, gathered from its operations.</summary>
internal static class SourceHitList
{
    public static IReadOnlyList<SourceHits> Of(IReadOnlyList<SourceUsage> usage) =>
    [
        .. usage.GroupBy(u => u.Operation.Split('.')[0])
            .Select(g => new SourceHits(g.Key, g.Sum(u => u.Answered), g.Sum(u => u.Found)))
            .OrderBy(h => h.Source, StringComparer.Ordinal),
    ];
}
