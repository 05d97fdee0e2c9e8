using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Runtime;

/// <summary>What the embedded actor runtime itself costs.</summary>
internal static class RuntimeCommand
{
    public static async Task<int> Run(Options options)
    {
        var rounds = options.Number("rounds", 3);
        Console.WriteLine($"embedded actor runtime, {rounds} rounds after one to warm up; {Figures.Machine()}");
        await Rounds(rounds, "tell, one sender to one actor", "messages/s", () => MessageBench.Tell(1_000_000));
        await Rounds(rounds, "ask, one at a time", "answers/s", () => MessageBench.Ask(100_000));
        await Rounds(rounds, "stream, From-Select-Aggregate", "elements/s", () => StreamBench.Select(10_000_000));
        await Rounds(rounds, "stream, groups of 320, 4 tasks at once", "elements/s", () => StreamBench.Import(5_000_000));
        await Rounds(rounds, "persist, 1 actor, each event awaited", "events/s", () => PersistBench.Persist(1, 500));
        await Rounds(rounds, "persist, 1,000 actors", "events/s", () => PersistBench.Persist(1_000, 100));
        await Rounds(rounds, "recovery, 1,000 actors x 100 events", "events/s", () => PersistBench.Recover(1_000, 100));
        await Rounds(rounds, "idle actor", "bytes", () => MessageBench.BytesPerIdleActor(100_000));
        return 0;
    }

    private static async Task Rounds(int rounds, string name, string unit, Func<Task<double>> measure)
    {
        await measure();
        var all = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            all.Add(await measure());
        }

        Figures.Line(name, unit, all);
    }
}
