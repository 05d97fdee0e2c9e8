using System.Runtime.CompilerServices;
using Enrichment.Domain.Ledger;
using Enrichment.Storage.Documents;

namespace Enrichment.Storage.Calls;

/// <summary>An intent with its texts, made by whoever brings it: the writer's thread has enough to do.</summary>
internal sealed class IntendedCall(CallIntent intent)
{
    // Calls of one bucket at one account have the very same list.
    private static readonly ConditionalWeakTable<IReadOnlyList<string>, string> BudgetTexts = [];

    public CallIntent Intent => intent;

    public string Entity { get; } = intent.Entity.ToString();

    public string Bucket { get; } = intent.Bucket.ToString();

    public string Run { get; } = intent.Bucket.Run.ToString();

    public string Day { get; } = intent.Day.ToString("yyyy-MM-dd");

    public string Budgets { get; } = BudgetTexts.GetValue(intent.Budgets, JsonTexts.List);
}
