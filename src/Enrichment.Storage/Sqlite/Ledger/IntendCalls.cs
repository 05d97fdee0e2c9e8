using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>
/// Intents of a group: budgets and open calls are read once, the intents decided by class and arrival, then written in one
/// statement, and one for the budgets.
/// </summary>
internal sealed class IntendCalls(StatementCounts counts, OpenCallMemory memory) :
    StoreHandler<IntendedCall, IntentVerdict>(counts, StatementArea.Ledger)
{
    protected override void Execute(StoreSql sql, IReadOnlyList<IntendedCall> items, IntentVerdict[] results)
    {
        var book = BudgetBook.Load(sql, items.SelectMany(i => i.Intent.Budgets));
        var open = OpenQuestions.Load(sql, items);
        var accepted = new List<NewCall>(items.Count);
        foreach (var i in Enumerable.Range(0, items.Count).OrderBy(i => items[i].Intent.Priority).ThenBy(i => i))
        {
            results[i] = Decide(items[i], book, open, accepted);
        }

        if (accepted.Count == 0) return;
        CallRecords.Insert(sql, accepted);
        memory.Keep(accepted);
        book.Save(sql);
    }

    private static IntentVerdict Decide(IntendedCall call, BudgetBook book, OpenQuestions open, List<NewCall> accepted)
    {
        if (open.Find(call) is { } callId) return new IntentVerdict(IntentVerdictKind.AlreadyOpen, callId);
        var most = Nanos.From(call.Intent.Most);
        var bearing = book.Bearing(call.Intent.Budgets);
        if (bearing.Find(line => !line.CanBear(most)) is { } tooSmall) return new IntentVerdict(IntentVerdictKind.OverBudget, tooSmall.Id);
        foreach (var line in bearing) line.Reserve(most);
        open.Add(call);
        accepted.Add(new NewCall(call, [.. bearing.Select(line => line.Id)]));
        return IntentVerdict.Accepted;
    }
}
