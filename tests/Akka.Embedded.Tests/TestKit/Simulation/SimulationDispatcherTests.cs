using Akka.Embedded.Simulation;

namespace Akka.Embedded.Tests.Kit.Simulation;

public sealed class SimulationDispatcherTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_seed_gives_the_same_order(bool isUneven) =>
        Turns(7, isUneven, 200).ShouldBe(Turns(7, isUneven, 200));

    [Fact]
    public void Where_turns_are_uneven_somebody_waits_through_many_turns_of_others()
    {
        LongestWait(isUneven: false).ShouldBeLessThan(80);
        LongestWait(isUneven: true).ShouldBeGreaterThan(150);
    }

    /// <summary>How many turns of others one of four actors, who always have something to do, waits at the most.</summary>
    private static int LongestWait(bool isUneven)
    {
        var turns = Turns(7, isUneven, 1_000);
        return Enumerable.Range(0, 4).Max(actor => turns.Select((who, at) => (who, at)).Where(t => t.who == actor).Select(t => t.at)
            .Prepend(0).Append(turns.Count).Aggregate((Last: 0, Most: 0), (w, at) => (at, Math.Max(w.Most, at - w.Last))).Most);
    }

    private static List<int> Turns(int seed, bool isUneven, int count)
    {
        var dispatcher = new SimulationDispatcher(seed, isUneven);
        var turns = new List<int>();
        foreach (var actor in Enumerable.Range(0, 4))
            dispatcher.Schedule(new Busy(actor, turns, dispatcher));
        for (var i = 0; i < count; i++)
            dispatcher.RunOne().ShouldBeTrue();
        return turns;
    }

    private sealed class Busy(int number, List<int> turns, SimulationDispatcher dispatcher) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            turns.Add(number);
            dispatcher.Schedule(this);
        }
    }
}
