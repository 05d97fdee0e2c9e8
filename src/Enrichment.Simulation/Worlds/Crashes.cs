using Enrichment.Simulation.Plans;

namespace Enrichment.Simulation.Worlds;

/// <summary>Says when the node is to die next: so many turns, commits or requests after its start.</summary>
internal sealed class Crashes(World world)
{
    private readonly Queue<CrashPlan> plans = new(world.Plan.Crashes);
    private readonly Dictionary<CrashMoment, int> counts = [];

    public void Count(CrashMoment moment) => counts[moment] = counts.GetValueOrDefault(moment) + 1;

    /// <summary>A new life begins.</summary>
    public void Begin() => counts.Clear();

    /// <summary>The crash that is due; null while none is.</summary>
    public CrashPlan? Due()
    {
        if (!world.HasTrouble || !plans.TryPeek(out var next) || counts.GetValueOrDefault(next.Moment) < next.Count)
        {
            return null;
        }

        return plans.Dequeue();
    }
}
