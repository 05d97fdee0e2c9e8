using Enrichment.Domain.Sources;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>Hints at the technology behind a site: its generator, where its scripts come from, headers, cookies' names.</summary>
internal static class TechnologyEvidence
{
    private const double Hint = 0.7;

    private static readonly Lazy<IReadOnlyList<TechnologyHint>> Hints = new(TechnologyHint.Load);

    public static IEnumerable<FoundFact> Of(Page page)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["generator"] = string.Join('\n', page.Metas.Where(m => m.Key == "generator").Select(m => m.Value)),
            ["asset"] = string.Join('\n', page.Assets),
            ["header"] = string.Join('\n', page.Headers.Where(h => h.Key != "set-cookie").Select(h => $"{h.Key}: {h.Value}")),
            ["cookie"] = string.Join('\n', page.Headers.Where(h => h.Key == "set-cookie").Select(h => h.Value.Split('=')[0])),
        };
        var found = Hints.Value
            .Where(h => places.TryGetValue(h.Place, out var text) && text.Contains(h.Sign, StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Technology)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase);
        return PageEvidence.Fact(page, Findings.Technologies, string.Join("; ", found), Hint);
    }
}
