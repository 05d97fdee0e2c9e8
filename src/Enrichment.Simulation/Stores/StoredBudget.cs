using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;
using Enrichment.Storage.Calls;

namespace Enrichment.Simulation.Stores;

/// <summary>A budget as the ledger holds it: nano-dollars. It has no constraint of its own, so that a check sees what a rule lets through.</summary>
internal sealed record StoredBudget(string Id, long? Limit, long Charged = 0, long Reserved = 0, long Overrun = 0)
{
    public bool Holds => Limit is not { } limit || Charged + Reserved <= limit + Overrun;

    public BudgetLine Line => new(Id, Limit, Charged, Reserved, Overrun);

    public Budget View => Line.View();

    public StoredBudget With(BudgetLine line) => this with { Charged = line.Charged, Reserved = line.Reserved, Overrun = line.Overrun };

    /// <summary>A limit below what is charged and reserved becomes just that.</summary>
    public StoredBudget Limited(decimal? limit) => this with { Limit = limit is { } dollars ? Math.Max(Nanos.From(dollars), Charged + Reserved) : null };
}
