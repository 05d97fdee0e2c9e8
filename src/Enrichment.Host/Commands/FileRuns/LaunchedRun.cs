using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Commands.FileRuns;

/// <summary>A run under way, whichever way it began.</summary>
/// <param name="Anew">Rows that stand in the output may change, so it is begun again.</param>
/// <param name="SpentBefore">Dollars that a run spent whose data directory is gone.</param>
public sealed record LaunchedRun(RunId Run, TableDefinition Table, RunRecord Record, bool Anew, decimal SpentBefore);
