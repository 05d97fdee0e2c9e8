using Enrichment.Domain.Ledger;

namespace Enrichment.Storage.Tests.Conformance;

/// <summary>A suite over the ledger of one empty store per test.</summary>
public abstract class LedgerTests<TFactory> : PortsTests<TFactory>
    where TFactory : IPortsFactory
{
    protected Task Limit(string id, decimal? limit) => Store.Ledger.EnsureBudgets([new Budget(id, limit, 0, 0)]);

    protected Task<IReadOnlyList<Budget>> Budgets(params string[] ids) => Store.Ledger.Budgets(ids);
}
