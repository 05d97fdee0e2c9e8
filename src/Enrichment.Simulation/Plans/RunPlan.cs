using Enrichment.Domain.Rows;
using Enrichment.Domain.Runs;

namespace Enrichment.Simulation.Plans;

/// <summary>A run that somebody wants, over a table of its own.</summary>
/// <param name="Definition">Its <see cref="RunDefinition.StartedAt"/> is when it is asked for.</param>
internal sealed record RunPlan(TableDefinition Table, IReadOnlyList<RowDraft> Rows, RunDefinition Definition, TimeSpan After);
