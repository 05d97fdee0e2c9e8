using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Intents of a group: budgets are locked, open calls read once, what was accepted is written in one statement, and one for the budgets.</summary>
internal sealed class IntendCalls(StatementCounts counts) : PostgresHandler<IntendedCall, IntentVerdict>(counts, StatementArea.Ledger)
{
    private static readonly ItemSet<IntendedCall> Calls = new ItemSet<IntendedCall>()
        .Text("entity", c => c.Entity).Text("operation", c => c.Intent.Operation).Text("input_hash", c => c.Intent.InputHash);

    private static readonly string SelectOpen = $"""
        SELECT c.entity, c.operation, c.input_hash, c.call_id FROM {Calls.Rows} CROSS JOIN LATERAL (
          SELECT c.* FROM calls c WHERE c.entity = n.entity AND c.operation = n.operation AND c.input_hash = n.input_hash AND c.state <= 1 OFFSET 0) c
        """;

    /// <summary>After the settlements of the same group, which free money.</summary>
    public override int Order => 1;

    protected override async Task Execute(PostgresSql sql, IReadOnlyList<IntendedCall> items, IntentVerdict[] results)
    {
        var budgets = await BudgetStatements.Lock(sql, items.DistinctBy(i => i.Budgets).SelectMany(i => i.Intent.Budgets)).ConfigureAwait(false);
        var accepted = IntentDecisions.Decide(items, budgets, await Open(sql, items).ConfigureAwait(false), results);
        if (accepted.Count == 0) return;
        if (await CallRecords.InsertUnlessOpen(sql, accepted).ConfigureAwait(false) < accepted.Count) throw Transactions.Conflict("Another node opened one of the calls.");
        await BudgetStatements.Save(sql, budgets).ConfigureAwait(false);
    }

    private static async Task<OpenQuestions> Open(PostgresSql sql, IReadOnlyList<IntendedCall> calls)
    {
        var open = new OpenQuestions();
        var found = await sql.Prepare(SelectOpen, Calls, calls)
            .List(row => (row.RequiredText(0), row.RequiredText(1), row.RequiredText(2), row.RequiredText(3))).ConfigureAwait(false);
        foreach (var (entity, operation, input, call) in found) open.Add(entity, operation, input, call);
        return open;
    }
}
