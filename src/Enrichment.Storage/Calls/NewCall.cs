using Enrichment.Storage.Documents;

namespace Enrichment.Storage.Calls;

/// <summary>A call to be inserted.</summary>
/// <param name="Budgets">Ids of the budgets that bear it: those of the intent that exist.</param>
internal sealed record NewCall(IntendedCall Call, IReadOnlyList<string> Budgets)
{
    /// <summary>The budgets as stored.</summary>
    public string BudgetList => Budgets.Count == Call.Intent.Budgets.Count ? Call.Budgets : JsonTexts.List(Budgets);
}
