using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Ledger;

internal sealed class SqliteLedger(GroupWriter writer, StoreReads reads, StatementCounts counts) : ILedger
{
    private readonly IntendCalls _intend = new(counts);
    private readonly SettleCalls _settle = new(counts);
    private readonly EnsureBudgets _ensureBudgets = new(counts);
    private readonly SetBudgetLimits _setLimits = new(counts);

    public Task<IntentVerdict> Intend(CallIntent intent) => writer.Write(_intend, new IntendedCall(intent));

    public Task<SettleVerdict> Settle(CallSettlement settlement) => writer.Write(
        _settle, (settlement, settlement.Entity is { } entity ? SavedEntity.Of(entity) : null));

    public Task EnsureBudgets(IReadOnlyList<Budget> budgets) => writer.Write(_ensureBudgets, budgets);

    public Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits) => writer.Write(_setLimits, limits);

    public Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids) => reads.Use<IReadOnlyList<Budget>>(
        StatementArea.Ledger, sql => [.. BudgetBook.Read(sql, ids).Select(line => line.View())]);

    public Task<IReadOnlyList<OpenCall>> OpenCalls(int limit) => reads.Use<IReadOnlyList<OpenCall>>(
        StatementArea.Ledger, sql => CallQuery.Open(sql, limit));

    public Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since) => reads.Use<IReadOnlyList<CallStart>>(
        StatementArea.Ledger, sql => CallQuery.Since(sql, since));

    public Task<RequestCharges> ChargedFor(string requestId) => reads.Use(StatementArea.Ledger, sql => CallQuery.ChargedFor(sql, requestId));
}
