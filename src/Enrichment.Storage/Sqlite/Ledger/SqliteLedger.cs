using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Ledger;

internal sealed class SqliteLedger : ILedger
{
    private readonly GroupWriter _writer;
    private readonly StoreReads _reads;
    private readonly IntendCalls _intend;
    private readonly SettleCalls _settle;
    private readonly EnsureBudgets _ensureBudgets;
    private readonly SetBudgetLimits _setLimits;

    public SqliteLedger(GroupWriter writer, StoreReads reads, StatementCounts counts)
    {
        var open = new OpenCallMemory();
        (_writer, _reads) = (writer, reads);
        (_intend, _settle) = (new IntendCalls(counts, open), new SettleCalls(counts, open));
        (_ensureBudgets, _setLimits) = (new EnsureBudgets(counts), new SetBudgetLimits(counts));
    }

    public Task<IntentVerdict> Intend(CallIntent intent) => _writer.Write(_intend, new IntendedCall(intent));

    public Task<SettleVerdict> Settle(CallSettlement settlement) => _writer.Write(_settle, SettlementToWrite.Of(settlement));

    public Task EnsureBudgets(IReadOnlyList<Budget> budgets) => _writer.Write(_ensureBudgets, budgets);

    public Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits) => _writer.Write(_setLimits, limits);

    public Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids) => _reads.Use<IReadOnlyList<Budget>>(
        StatementArea.Ledger, sql => [.. BudgetStatements.Read(sql, ids).Select(line => line.View())]);

    public Task<IReadOnlyList<OpenCall>> OpenCalls(int limit) => _reads.Use<IReadOnlyList<OpenCall>>(
        StatementArea.Ledger, sql => CallQuery.Open(sql, limit));

    public Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since) => _reads.Use<IReadOnlyList<CallStart>>(
        StatementArea.Ledger, sql => CallQuery.Since(sql, since));

    public Task<RequestCharges> ChargedFor(IReadOnlyList<string> requestIds) => _reads.Use(StatementArea.Ledger, sql => CallQuery.ChargedFor(sql, requestIds));
}
