using Enrichment.Domain.Ledger;
using Enrichment.Domain.Ports;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

internal sealed class PostgresLedger(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : ILedger
{
    private readonly IntendCalls _intend = new(counts);
    private readonly SettleCalls _settle = new(counts);
    private readonly EnsureBudgets _ensureBudgets = new(counts);
    private readonly SetBudgetLimits _setLimits = new(counts);

    public Task<IntentVerdict> Intend(CallIntent intent) => writes.Write(_intend, WriteKind.Ledger, intent.Entity.Tenant, new IntendedCall(intent));

    public Task<SettleVerdict> Settle(CallSettlement settlement) =>
        writes.Write(_settle, WriteKind.Ledger, TenantOf(settlement), SettlementToWrite.Of(settlement));

    public Task EnsureBudgets(IReadOnlyList<Budget> budgets) => Task.WhenAll(budgets.GroupBy(b => BudgetStatements.OwnerOf(b.Id))
        .Select(own => writes.Write(_ensureBudgets, WriteKind.Ledger, own.Key, [.. own])));

    /// <exception cref="ArgumentException">They belong to several tenants, whose limits share no transaction.</exception>
    public Task<IReadOnlyList<Budget>> SetLimits(IReadOnlyDictionary<string, decimal?> limits)
    {
        var tenants = limits.Keys.Select(BudgetStatements.OwnerOf).Where(tenant => tenant.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return tenants.Count <= 1
            ? writes.Write(_setLimits, WriteKind.Ledger, tenants.FirstOrDefault(""), limits)
            : throw new ArgumentException($"The limits are those of several tenants: {string.Join(", ", tenants)}.", nameof(limits));
    }

    public async Task<IReadOnlyList<Budget>> Budgets(IReadOnlyList<string> ids) =>
        [.. (await reads.OfAll(StatementArea.Ledger, sql => BudgetStatements.Read(sql, ids)).ConfigureAwait(false)).Select(line => line.View())];

    public async Task<IReadOnlyList<OpenCall>> OpenCalls(int limit) =>
        await reads.OfAll(StatementArea.Ledger, sql => CallQuery.Open(sql, limit)).ConfigureAwait(false);

    public async Task<IReadOnlyList<CallStart>> CallsSince(DateTimeOffset since) =>
        await reads.OfAll(StatementArea.Ledger, sql => CallQuery.Since(sql, since)).ConfigureAwait(false);

    public Task<RequestCharges> ChargedFor(IReadOnlyList<string> requestIds) => reads.OfAll(StatementArea.Ledger, sql => CallQuery.ChargedFor(sql, requestIds));

    private static string TenantOf(CallSettlement settlement) =>
        settlement.Entity?.Id.Tenant ?? settlement.Free?.Entity.Tenant ?? CallNumber.TenantOf(settlement.Outcome?.CallId ?? "");
}
