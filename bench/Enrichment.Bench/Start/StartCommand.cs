using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Start;

/// <summary>
/// A run over many companies is killed when all but the last so many rows are done and those have calls open; then the program is
/// started on what it left.
/// </summary>
internal static class StartCommand
{
    public static async Task<int> Run(Options options)
    {
        var entities = $"{options.Number("entities", 100_000)}";
        var unfinished = $"{options.Number("unfinished", 1_000)}";
        var rounds = options.Number("rounds", 3);
        Console.WriteLine($"restart with {entities} entities behind it and {unfinished} unfinished rows, {rounds} rounds; {Figures.Machine()}");
        using var folder = new TemporaryFolder();
        await Child.RunAndKill(CrashedRun.Ready, CrashedRun.Name, "--folder", folder.Path, "--entities", entities, "--unfinished", unfinished);
        var all = new List<RestartFigures>();
        for (var round = 0; round < rounds; round++)
        {
            using var copy = new TemporaryFolder();
            foreach (var file in Directory.GetFiles(folder.Path))
            {
                File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
            }

            all.Add(await Child.Run<RestartFigures>(RestartRun.Name, "--folder", copy.Path));
        }

        Figures.Line("store open", "s", all.Select(r => r.Opened), "N3");
        Figures.Line("open calls settled, engine started", "s", all.Select(r => r.Started), "N3");
        Figures.Line("first lookup", "s", all.Select(r => r.FirstLookup), "N3");
        Console.WriteLine("all from the start of Main in a new process; every unfinished row had a call open");
        return 0;
    }
}
