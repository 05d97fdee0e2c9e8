using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Runtime;

/// <summary>What the embedded actor runtime itself costs.</summary>
internal static class RuntimeCommand
{
    private static readonly (string Name, string Unit, Func<Task<double>> Measure)[] s_measures =
    [
        ("tell, one sender to one actor", "messages/s", () => MessageBench.Tell(1_000_000)),
        ("ask, one at a time", "answers/s", () => MessageBench.Ask(100_000)),
        ("stream, From-Select-Aggregate", "elements/s", () => StreamBench.Select(10_000_000)),
        ("stream, groups of 320, 4 tasks at once", "elements/s", () => StreamBench.Import(5_000_000)),
        .. Journal("SQLite", () => Task.FromResult<IJournalPlace>(new SqliteJournalPlace())),
        .. Journal("PostgreSQL", PostgresJournalPlace.Make),
        ("idle actor", "bytes", () => MessageBench.BytesPerIdleActor(100_000)),
    ];

    public static async Task<int> Run(Options options)
    {
        var rounds = options.Number("rounds", 3);
        var only = options.Text("only", "");
        Console.WriteLine($"embedded actor runtime, {rounds} rounds after one to warm up; {Figures.Machine()}");
        foreach (var (name, unit, measure) in s_measures.Where(m => m.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            await measure();
            var all = new List<double>();
            for (var i = 0; i < rounds; i++) all.Add(await measure());
            Figures.Line(name, unit, all);
        }

        return 0;
    }

    private static (string Name, string Unit, Func<Task<double>> Measure)[] Journal(string store, Func<Task<IJournalPlace>> make) =>
    [
        ($"{store}: persist, 1 actor, each event awaited", "events/s", () => PersistBench.Persist(make, 1, 500)),
        ($"{store}: persist, 1,000 actors", "events/s", () => PersistBench.Persist(make, 1_000, 100)),
        ($"{store}: recovery, 1,000 actors x 100 events", "events/s", () => PersistBench.Recover(make, 1_000, 100)),
    ];
}
