namespace Enrichment.Host.Commands.FileRuns;

/// <summary>What a run would look up and cost (mission B14).</summary>
/// <param name="Unusable">Rows that name nobody to look up.</param>
/// <param name="Known">Entities of which all that is wanted is known already.</param>
/// <param name="Lookups">Questions by operation, as many as there can be after dedup and cache.</param>
/// <param name="CostLeast">Dollars if no source knows anything: most charge nothing then.</param>
/// <param name="CostMost">Dollars if every question is charged at its most; never above the budget.</param>
public sealed record Estimate(
    long Rows, long Unusable, long Entities, long Known, IReadOnlyDictionary<string, long> Lookups, decimal CostLeast, decimal CostMost,
    long TokensLeast, long TokensMost, decimal? Budget);
