namespace Enrichment.Host.Reports;

/// <summary>How many language-model tokens a run took: the units of the operations that are priced by them.</summary>
internal static class TokenCount
{
    private static readonly string[] PricedByToken = ["openai.", "gemini."];

    public static long Of(IReadOnlyList<SourceUsage> usage) =>
        (long)usage.Where(u => PricedByToken.Any(p => u.Operation.StartsWith(p, StringComparison.Ordinal))).Sum(u => u.Units);
}
