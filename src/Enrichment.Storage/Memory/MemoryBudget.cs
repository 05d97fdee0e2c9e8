using Enrichment.Domain.Ledger;

namespace Enrichment.Storage.Memory;

internal sealed class MemoryBudget(string id, decimal? limit)
{
    public decimal? Limit { get; private set; } = limit;

    public decimal Charged { get; private set; }

    public decimal Reserved { get; private set; }

    public decimal Overrun { get; private set; }

    public bool CanBear(decimal most) => Limit is null || Charged + Reserved + most <= Limit;

    public void Reserve(decimal most) => Reserved += most;

    /// <summary>Turns a reservation into a charge; what the charge exceeds it by is an overrun.</summary>
    public void Settle(decimal reserved, decimal charge)
    {
        Reserved -= reserved;
        Charged += charge;
        Overrun += Math.Max(0, charge - reserved);
    }

    public void SetLimit(decimal? limit) => Limit = limit is null ? null : Math.Max(limit.Value, Charged + Reserved);

    public Budget View() => new(id, Limit, Charged, Reserved, Overrun);
}
