namespace Enrichment.Storage.Calls;

/// <summary>A call to be inserted.</summary>
/// <param name="Budgets">Ids of the budgets that bear it: those of the intent that exist.</param>
internal sealed record NewCall(IntendedCall Call, IReadOnlyList<string> Budgets);
