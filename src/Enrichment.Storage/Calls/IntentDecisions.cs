using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;

namespace Enrichment.Storage.Calls;

/// <summary>Decides the intents of a group by class and arrival, on budgets and open calls that were read once.</summary>
internal static class IntentDecisions
{
    /// <returns>The calls that were accepted; their budgets are reserved in the book.</returns>
    public static List<NewCall> Decide(IReadOnlyList<IntendedCall> calls, BudgetBook budgets, OpenQuestions open, IntentVerdict[] verdicts)
    {
        var accepted = new List<NewCall>(calls.Count);
        foreach (var i in Enumerable.Range(0, calls.Count).OrderBy(i => calls[i].Intent.Priority).ThenBy(i => i))
        {
            verdicts[i] = Decide(calls[i], budgets, open, accepted);
        }

        return accepted;
    }

    private static IntentVerdict Decide(IntendedCall call, BudgetBook budgets, OpenQuestions open, List<NewCall> accepted)
    {
        if (open.Find(call) is { } callId) return new IntentVerdict(IntentVerdictKind.AlreadyOpen, callId);
        var most = Nanos.From(call.Intent.Most);
        var bearing = budgets.Bearing(call);
        if (bearing.Lines.Find(line => !line.CanBear(most)) is { } tooSmall) return new IntentVerdict(IntentVerdictKind.OverBudget, tooSmall.Id);
        foreach (var line in bearing.Lines) line.Reserve(most);
        open.Add(call);
        accepted.Add(new NewCall(call, bearing.Ids));
        return IntentVerdict.Accepted;
    }
}
