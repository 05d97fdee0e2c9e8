using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>
/// Intents of a group: budgets are read once, decided on, and written with what was accepted. That none of the
/// questions is open already is taken for granted, and the index of open calls tells where it is not: then, or where a budget refuses
/// a call, which may be open all the same, these are read, and the group is decided anew.
/// </summary>
internal sealed class IntendCalls(StatementCounts counts, OpenCallMemory memory) :
    StoreHandler<IntendedCall, IntentVerdict>(counts, StatementArea.Ledger)
{
    private static readonly RowSet<IntendedCall> SelectOpen = new(
        "entity, operation, input_hash",
        """
        SELECT c.entity, c.operation, c.input_hash, c.call_id FROM n CROSS JOIN calls c INDEXED BY calls_open
        ON c.entity = n.entity AND c.operation = n.operation AND c.input_hash = n.input_hash AND c.state <= 1
        """,
        static (row, call) => row.Text(call.Entity).Text(call.Intent.Operation).Text(call.Intent.InputHash));

    protected override void Execute(StoreSql sql, IReadOnlyList<IntendedCall> items, IntentVerdict[] results)
    {
        sql.Prepare("SAVEPOINT intents").Execute();
        if (!TryWrite(sql, items, new OpenQuestions(), results) || Array.Exists(results, verdict => verdict.Kind == IntentVerdictKind.OverBudget))
        {
            sql.Prepare("ROLLBACK TO intents").Execute();
            if (!TryWrite(sql, items, Open(sql, items), results)) throw new InvalidOperationException("A call has the id of another.");
        }

        sql.Prepare("RELEASE intents").Execute();
    }

    /// <returns>Whether every call that was accepted is written; none may stay where one is not.</returns>
    private bool TryWrite(StoreSql sql, IReadOnlyList<IntendedCall> items, OpenQuestions open, IntentVerdict[] results)
    {
        var book = new BudgetBook(BudgetStatements.Read(sql, items.DistinctBy(i => i.Budgets).SelectMany(i => i.Intent.Budgets)));
        var accepted = IntentDecisions.Decide(items, book, open, results);
        if (accepted.Count == 0) return true;
        if (CallRecords.InsertNew(sql, accepted) < accepted.Count) return false;
        memory.Keep(accepted);
        BudgetStatements.Save(sql, book);
        return true;
    }

    private static OpenQuestions Open(StoreSql sql, IReadOnlyList<IntendedCall> calls)
    {
        var open = new OpenQuestions();
        foreach (var (entity, operation, input, call) in SelectOpen.List(
            sql, calls, row => (row.RequiredText(0), row.RequiredText(1), row.RequiredText(2), row.RequiredText(3))))
        {
            open.Add(entity, operation, input, call);
        }

        return open;
    }
}
