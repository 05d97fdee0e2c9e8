using System.Diagnostics;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Start;

namespace Enrichment.Bench.Restart;

/// <summary>
/// A run over many companies is killed when all but the last so many rows are done and those have calls open; then the real program is
/// started, as an operator would, on what it left. Counted from the start of its process to its first question at the vendor.
/// </summary>
internal static class RestartCommand
{
    public static async Task<int> Run(Options options)
    {
        var (entities, unfinished) = ($"{options.Number("entities", 100_000)}", $"{options.Number("unfinished", 1_000)}");
        Console.WriteLine($"enrich serve with {entities} entities behind it and {unfinished} unfinished rows; {Figures.Machine()}");
        using var folder = new TemporaryFolder();
        await Child.RunAndKill(
            CrashedRun.Ready, CrashedRun.Name, "--folder", folder.Path, "--entities", entities, "--unfinished", unfinished, "--vendors", "1");
        var (all, cpu) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Number("rounds", 3); round++)
        {
            using var copy = new TemporaryFolder();
            foreach (var file in Directory.GetFiles(folder.Path))
            {
                File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
            }

            var (seconds, processor, question) = await Measure(copy.Path);
            all.Add(seconds);
            cpu.Add(processor);
            Console.WriteLine($"  round {round + 1}, load {Figures.Load()}: first question {question}");
        }

        Figures.Line("process started to first lookup", "s", all, "N2");
        Figures.Line("processor time until then", "s", cpu, "N2");
        return 0;
    }

    private static async Task<(double Seconds, double Processor, string Question)> Measure(string data)
    {
        using var vendor = new FirstQuestion();
        var clock = Stopwatch.StartNew();
        using var program = ProgramProcess.Begin(new Dictionary<string, string>(), "serve", "--port", "0", "--pbm-port", "off", "--data-dir", data, "--sandbox", vendor.Address);
        try
        {
            var question = await vendor.Wait(program.WaitForExitAsync());
            var seconds = clock.Elapsed.TotalSeconds;
            program.Refresh();
            return (seconds, program.TotalProcessorTime.TotalSeconds, question);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }
}
