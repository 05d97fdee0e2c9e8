using Enrichment.Domain.Buckets;

namespace Enrichment.Domain.Rules;

/// <summary>How the businesses of a vertical are enriched: how urgently, from which sources, for how much.</summary>
/// <param name="Name">A bucket whose vertical starts with this name is worked so.</param>
/// <param name="MaxBudget">Dollars per bucket.</param>
/// <param name="BatchSize">Entities that are taken from the store at once.</param>
/// <param name="Sources">Families in the order in which they are asked.</param>
/// <param name="FreshFor">Answers younger than this are not bought again.</param>
/// <param name="Concurrency">Lookups at once.</param>
public sealed record Strategy(
    string Name,
    PriorityClass Priority,
    decimal MaxBudget,
    int BatchSize,
    IReadOnlyList<string> Sources,
    TimeSpan FreshFor,
    int Concurrency);
