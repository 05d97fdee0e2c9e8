namespace Enrichment.Domain.Sources;

/// <summary>At most <paramref name="Count"/> calls in any <paramref name="Period"/>.</summary>
/// <param name="Operation">The operation that the window counts; null for the whole account.</param>
public sealed record RateWindow(string? Operation, int Count, TimeSpan Period);

/// <summary>A vendor account: one key, and the limits that all its operations share.</summary>
/// <param name="Name">Its name, such as <c>hunter</c>.</param>
/// <param name="Windows">Rate windows; empty for none (profile <c>unlimited</c>).</param>
/// <param name="MaxConcurrent">Calls in flight at once; null for no limit of its own.</param>
/// <param name="OffReason">Why it cannot be asked, such as <c>no key</c>; null while it is on.</param>
/// <param name="Cap">Dollars that may be spent at this account in a run (mission A3, per source); null for no cap.</param>
public sealed record AccountDefinition(
    string Name, IReadOnlyList<RateWindow> Windows, int? MaxConcurrent, string? OffReason, decimal? Cap)
{
    /// <summary>
    /// False where failures say nothing about the account as a whole: web sites fail each for itself.
    /// </summary>
    public bool HasBreaker { get; init; } = true;
}
