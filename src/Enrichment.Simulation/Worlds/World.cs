using Akka.Embedded.Simulation;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Invariants;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Telling;

namespace Enrichment.Simulation.Worlds;

/// <summary>The one thread and clock that everything of a seed shares, and its story.</summary>
internal sealed class World
{
    private readonly long began;

    public World(WorldPlan plan, TextWriter? story)
    {
        Plan = plan;
        Time = new VirtualTimeProvider(PlanDrawing.Start, plan.Grain);
        Turns = new SimulationDispatcher(unchecked((int)plan.Seed), plan.IsUneven);
        Story = new Story(story, Time);
        began = Time.GetTimestamp();
    }

    public WorldPlan Plan { get; }

    public VirtualTimeProvider Time { get; }

    public SimulationDispatcher Turns { get; }

    public Story Story { get; }

    /// <summary>The first invariant that did not hold; null while all do.</summary>
    public Violation? Violation { get; private set; }

    public TimeSpan Elapsed => Time.GetElapsedTime(began);

    /// <summary>Things may go wrong now.</summary>
    public bool HasTrouble => Elapsed < Plan.FaultsEnd;

    /// <summary>The draws of one concern of this seed.</summary>
    public Draw Draw(string concern) => Chance.Draw.Of(Plan.Seed, concern);

    /// <summary>Something happens later, whatever becomes of any process.</summary>
    public void After(TimeSpan wait, Action action) =>
        Time.CreateTimer(static happens => ((Action)happens!)(), action, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    /// <summary>A failure of what runs outside of the nodes is the simulation's own, and ends it.</summary>
    public void Follow(Task task) => task.ContinueWith(
        failed => Violate(Invariant.TroubleStaysWhereItIs, $"the simulation itself failed: {failed.Exception!.GetBaseException()}"),
        CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    public void Violate(Invariant invariant, string what)
    {
        if (Violation is null)
        {
            Violation = new Violation(invariant, what, Elapsed);
            Story.Tell("VIOLATION", $"{invariant}: {what}");
        }
    }

    public void Require(bool holds, Invariant invariant, Func<string> what)
    {
        if (!holds)
        {
            Violate(invariant, what());
        }
    }
}
