using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Entities;

/// <summary>Entities per second: with a free question each, which is one durable write, and with a paid one, which is two.</summary>
internal static class EntitiesCommand
{
    public static async Task<int> Run(Options options)
    {
        var (entities, rounds) = (options.Number("entities", 100_000), options.Number("rounds", 3));
        Console.WriteLine($"{entities:N0} entities loaded, decided and stored, {rounds} rounds; {Figures.Machine()}");
        foreach (var (name, isPaid) in ((string, int)[])[("free question", 0), ("paid question", 1)])
        {
            var all = new List<EntitiesFigures>();
            for (var round = 0; round < rounds; round++)
            {
                all.Add(await Child.Run<EntitiesFigures>(
                    EntitiesRun.Name, "--entities", $"{entities}", "--paid", $"{isPaid}", "--window", $"{options.Number("window", 1_000)}"));
            }

            Figures.Line(name, "entities/s", all.Select(f => f.Entities / f.Seconds));
            Figures.Line("  processor time", "µs an entity", all.Select(f => f.CpuSeconds * 1e6 / f.Entities), "N1");
            Figures.Line("  transactions", "", all.Select(f => (double)f.Transactions));
        }

        return 0;
    }
}
