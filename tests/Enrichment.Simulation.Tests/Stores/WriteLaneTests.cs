using Akka.Embedded.Simulation;
using Enrichment.Simulation.Chance;
using Enrichment.Simulation.Plans;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Worlds;

namespace Enrichment.Simulation.Tests.Stores;

/// <summary>What a crash leaves of writes.</summary>
public sealed class WriteLaneTests
{
    private readonly List<int> stored = [];
    private readonly LateCommits late = new();

    [Fact]
    public void A_write_is_answered_only_after_it_is_stored()
    {
        var world = new World(PlanDrawing.Of(1, FaultKinds.None), null);
        var write = Lane(world, 1, out _).Write<int, bool>(Store, 7);

        stored.ShouldBeEmpty();
        while (!write.IsCompleted)
        {
            world.Time.AdvanceToNextTimer().ShouldBeTrue();
        }

        stored.ShouldBe([7]);
    }

    [Fact]
    public void What_was_being_written_when_the_process_died_is_stored_as_a_whole_or_not_at_all_and_nobody_hears_of_it()
    {
        var whole = 0;
        foreach (var seed in Enumerable.Range(1, 100))
        {
            stored.Clear();
            var world = new World(PlanDrawing.Of(1, FaultKinds.None), null);
            var lane = Lane(world, seed, out var process);
            var first = lane.Write<int, bool>(Store, 0);
            while (!first.IsCompleted)
            {
                world.Time.AdvanceToNextTimer();
            }

            var writes = Enumerable.Range(1, 4).Select(i => lane.Write<int, bool>(Store, i)).ToList();
            process.Kill();
            lane.End();
            world.Time.Advance(TimeSpan.FromMinutes(1));

            writes.ShouldAllBe(w => !w.IsCompleted);
            string.Join(",", stored).ShouldBeOneOf("0", "0,1");
            whole += stored.Count - 1;
        }

        whole.ShouldBeInRange(20, 80, "both happen");
    }

    [Fact]
    public void What_a_dead_process_had_sent_may_be_stored_later_but_before_anybody_else_writes()
    {
        var cameLate = 0;
        foreach (var seed in Enumerable.Range(1, 100))
        {
            stored.Clear();
            var world = new World(PlanDrawing.Of(1, FaultKinds.None), null);
            var lane = Lane(world, seed, out var process);
            lane.Write<int, bool>(Store, 1);
            process.Kill();
            lane.End();
            var isThereAtOnce = stored.Count > 0;

            var next = Lane(world, seed, out _).Write<int, bool>(Store, 2);
            while (!next.IsCompleted)
            {
                world.Time.AdvanceToNextTimer().ShouldBeTrue();
            }

            stored[^1].ShouldBe(2);
            cameLate += !isThereAtOnce && stored.Count == 2 ? 1 : 0;
        }

        cameLate.ShouldBeInRange(10, 50, "it happens, if the store is no file of the process");
    }

    private WriteLane Lane(World world, int seed, out SimulatedProcess process)
    {
        process = new SimulatedProcess("node", world.Time, world.Turns);
        return new WriteLane(world, process, Outages.OfStore(world), late, Draw.Of(seed, "lane"), static () => { }, static () => { });
    }

    private void Store(IReadOnlyList<int> items, bool[] results)
    {
        stored.AddRange(items);
        Array.Fill(results, true);
    }
}
