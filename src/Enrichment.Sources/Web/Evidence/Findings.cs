using System.Collections.Immutable;
using Enrichment.Domain.Fields;
using Enrichment.Domain.Sources;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>What a crawl has found so far: per field the most confident value, the first among equals; technologies add up.</summary>
internal sealed record Findings(ImmutableDictionary<string, FoundFact> Best)
{
    public const string Technologies = "company.technologies";

    public static readonly Findings None = new(ImmutableDictionary.Create<string, FoundFact>(StringComparer.Ordinal));

    public bool IsEmpty => Best.IsEmpty;

    /// <summary>In the catalogue's order.</summary>
    public IReadOnlyList<FoundFact> Facts =>
        [.. Best.Values.OrderBy(f => FieldCatalog.OrderOf(f.Field)).ThenBy(f => f.Field, StringComparer.Ordinal)];

    /// <param name="trust">1, or less where the pages are not surely the company's own.</param>
    public Findings With(IEnumerable<FoundFact> found, double trust = 1)
    {
        var best = Best.ToBuilder();
        foreach (var fact in found.Select(f => f with { Confidence = f.Confidence * trust }))
        {
            if (!best.TryGetValue(fact.Field, out var known))
            {
                best.Add(fact.Field, fact);
            }
            else if (fact.Field == Technologies)
            {
                best[fact.Field] = known with { Value = Union(known.Value, fact.Value) };
            }
            else if (fact.Confidence > known.Confidence)
            {
                best[fact.Field] = fact;
            }
        }

        return new Findings(best.ToImmutable());
    }

    /// <summary>Whether a field was found with at least that confidence.</summary>
    public bool Has(string field, double confidence) => Best.TryGetValue(field, out var fact) && fact.Confidence >= confidence;

    private static string Union(string one, string other) =>
        string.Join("; ", one.Split("; ").Concat(other.Split("; ")).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase));
}
