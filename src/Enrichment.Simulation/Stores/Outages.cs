using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Stores;

/// <summary>When a part of the store does not work.</summary>
internal sealed class Outages(World world, string name, Func<OutagePlan, bool> concerns)
{
    private readonly List<OutagePlan> plans = [.. world.Plan.Outages.Where(concerns)];

    /// <summary>How long it is away from now on; null where it works.</summary>
    public TimeSpan? Left => plans.Where(p => p.From <= world.Elapsed && world.Elapsed < p.To).Select(p => (TimeSpan?)(p.To - world.Elapsed)).Max();

    public bool Waits => world.Plan.Store.WaitsWhenAway;

    public StoreAwayException Failure => new(name);

    public static Outages OfStore(World world) => new(world, "the store", p => p.OfStore);

    /// <summary>Where both are one file, they are away together.</summary>
    public static Outages OfJournal(World world) => new(world, "the journal", p => p.OfJournal || (p.OfStore && world.Plan.Store.IsOneFile));
}
