using Enrichment.Domain.Ledger;
using Enrichment.Domain.Money;

namespace Enrichment.Storage.Calls;

/// <summary>A budget while a group is decided: nano-dollars.</summary>
internal sealed class BudgetLine(string id, long? limit, long charged, long reserved, long overrun)
{
    public string Id => id;

    public long Charged => charged;

    public long Reserved => reserved;

    public long Overrun => overrun;

    public bool IsChanged { get; private set; }

    public bool CanBear(long most) => limit is null || most <= limit - charged - reserved;

    public void Reserve(long most)
    {
        reserved = checked(reserved + most);
        IsChanged = true;
    }

    /// <summary>Turns a reservation into a charge; what the charge exceeds it by is an overrun.</summary>
    public void Settle(long reservation, long charge)
    {
        reserved -= reservation;
        charged = checked(charged + charge);
        overrun += Math.Max(0, charge - reservation);
        IsChanged = true;
    }

    public Budget View() => new(
        id,
        limit is { } most ? Nanos.ToDollars(most) : null,
        Nanos.ToDollars(charged),
        Nanos.ToDollars(reserved),
        Nanos.ToDollars(overrun));
}
