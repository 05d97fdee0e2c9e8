using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Vendors;

namespace Enrichment.Simulation.Worlds;

/// <summary>The invariants at work: some watch every step, all look at the end.</summary>
internal sealed class Onlookers
{
    private readonly World world;
    private readonly LedgerEqualsBills bills;
    private readonly EveryRowEnds rows;

    public Onlookers(World world, DurableStore store, Marketplace vendors)
    {
        this.world = world;
        bills = new LedgerEqualsBills(world, store, vendors);
        rows = new EveryRowEnds(world, store);
        var twice = new NothingIsBoughtTwice(world, vendors);
        Ledger = new LedgerWatch(new BudgetsHold(world, store, vendors), twice, new NothingStaleIsStored(world));
        Asked = new NobodyIsForgotten(world);
        vendors.Sent = request =>
        {
            bills.Sent(request);
            twice.Sent(request);
        };
    }

    public LedgerWatch Ledger { get; }

    /// <summary>Hears what actors say to each other.</summary>
    public NobodyIsForgotten Asked { get; }

    /// <summary>Watches a gate; each incarnation of its node has its own.</summary>
    public UrgentGoesFirst Gate() => new(world);

    public void AtTheEnd()
    {
        rows.AtTheEnd();
        bills.AtTheEnd();
        new FilledCellsStay(world, rows).AtTheEnd();
        new TroubleStaysWhereItIs(world, rows).AtTheEnd();
    }
}
