using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Entities;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Settlements of a group: entities first, then decided on what was read once, then calls and budgets are written.</summary>
internal sealed class SettleCalls(StatementCounts counts, OpenCallMemory open) :
    StoreHandler<SettlementToWrite, SettleVerdict>(counts, StatementArea.Ledger)
{
    private static readonly RowSet<Question> SelectRepeatable = new(
        "tenant, operation, input_hash",
        $"""
        SELECT {LedgerCall.SelectColumns} FROM n CROSS JOIN calls c INDEXED BY calls_repeatable
        ON c.tenant = n.tenant AND c.operation = n.operation AND c.input_hash = n.input_hash AND (c.state = 3 OR c.charge > 0)
        """,
        static (row, question) => row.Text(question.Tenant).Text(question.Operation).Text(question.InputHash));

    protected override void Execute(StoreSql sql, IReadOnlyList<SettlementToWrite> items, SettleVerdict[] results)
    {
        var entities = EntityStatements.Save(sql.In(StatementArea.Entities), items.Select(i => i.Entity).OfType<SavedEntity>());
        List<CallSettlement> settlements = [.. items.Select(i => i.Settlement)];
        var book = new SettlementBook(settlements, LoadCalls(sql, settlements));
        if (book.Questions.Count > 0) book.AddEarlier(SelectRepeatable.List<LedgerCall>(sql, book.Questions, LedgerCall.Read));
        book.Budgets = new BudgetBook(BudgetStatements.Read(sql, book.BudgetIds));
        SettlementDecisions.Decide(items, entities, book, results);
        if (book.New.Count > 0) CallRecords.Insert(sql, book.New);
        CallRecords.Update(sql, book.Changed);
        BudgetStatements.Save(sql, book.Budgets);
    }

    private Dictionary<string, LedgerCall>.ValueCollection LoadCalls(StoreSql sql, IReadOnlyList<CallSettlement> settlements)
    {
        var calls = new Dictionary<string, LedgerCall>(StringComparer.Ordinal);
        var ids = new List<string>();
        foreach (var settlement in settlements)
        {
            if (settlement.Outcome is not { CallId: var id }) continue;
            if (open.Take(id) is { } known) calls[id] = known;
            else if (!calls.ContainsKey(id)) ids.Add(id);
        }

        foreach (var call in ids.Count == 0 ? [] : Read(sql, ids)) calls[call.CallId] = call;
        return calls.Values;
    }

    private static List<LedgerCall> Read(StoreSql sql, IEnumerable<string> ids) => sql.Prepare($"""
        SELECT {LedgerCall.SelectColumns} FROM json_each(?1) n CROSS JOIN calls c ON c.call_id = n.value
        """).Bind(1, JsonTexts.List(ids)).List(LedgerCall.Read);
}
