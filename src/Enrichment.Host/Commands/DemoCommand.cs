using System.CommandLine;
using Enrichment.Host.Commands.Demo;
using Enrichment.Host.Reports;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich demo</c>.</summary>
internal static class DemoCommand
{
    private const decimal Budget = 25;
    private static readonly TimeSpan StageDelay = TimeSpan.FromMilliseconds(50);

    public static Command Build(CliWorld world)
    {
        var folder = new Option<string>("--folder")
        {
            Description = "Where the demo keeps its files. Default enrichment-demo here.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "enrichment-demo",
        };
        var json = SharedOptions.Json();
        var command = new Command("demo", Help.Demo) { folder, json };
        command.SetAction((parse, interrupted) => Run(Path.GetFullPath(parse.GetValue(folder)!), parse.GetValue(json), world, interrupted));
        return command;
    }

    private static async Task<int> Run(string folder, bool json, CliWorld world, CancellationToken interrupted)
    {
        var files = DemoFiles.In(folder);
        var unfinished = files.IsUnfinished();
        files.Prepare(unfinished);
        world.Error.WriteLine(unfinished ? "an unfinished demo lies there: it goes on where it was" : $"the sample: {files.Input}");
        var sandbox = await DemoSandbox.FindOrStart(files.SandboxNote, interrupted);
        var request = new RunRequest
        {
            Input = files.Input,
            Output = files.Output,
            DataDir = files.DataDirectory,
            Sandbox = sandbox.Address,
            Budget = Budget,
            Delay = StageDelay,
            Resume = unfinished,
            Force = !unfinished,
            Json = json,
        };
        var exit = await RunCommand.Run(request, world, interrupted);
        if (exit is ExitCodes.Done or ExitCodes.StoppedByBudget)
        {
            await TellBill(sandbox, files, json ? world.Error : world.Out, interrupted);
            files.MarkFinished();
            sandbox.End();
        }

        return exit;
    }

    /// <summary>The proof that belongs to the demo: what the vendors say they charged, beside what the ledger says.</summary>
    private static async Task TellBill(DemoSandbox sandbox, DemoFiles files, TextWriter to, CancellationToken stop)
    {
        var bill = await sandbox.Bill(stop);
        await using var reports = StoreReports.Open(files.DataDirectory);
        var ledger = await reports.TotalCharged();
        to.WriteLine($"the ledger says {Progress.ProgressText.Dollars(ledger)}, the sandbox's own bill says {Progress.ProgressText.Dollars(bill)}{(sandbox.IsFresh || ledger == bill ? "" : " (the sandbox that began the demo is gone)")}");
        to.WriteLine($"next: enrich explain 1 --data-dir {Path.GetRelativePath(Directory.GetCurrentDirectory(), files.DataDirectory)}");
    }
}
