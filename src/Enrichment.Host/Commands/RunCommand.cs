using System.CommandLine;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Configuration;
using Enrichment.Host.Output;
using Enrichment.Host.Reports;
using Enrichment.Storage;

namespace Enrichment.Host.Commands;

/// <summary><c>enrich run</c>.</summary>
internal static class RunCommand
{
    public static Command Build(CliWorld world)
    {
        var options = new RunOptions();
        var command = options.Build();
        command.SetAction((parse, interrupted) => Run(options.Read(parse), world, interrupted));
        return command;
    }

    /// <summary>Runs a request from its settings to its exit code, and tells how it ended.</summary>
    public static async Task<int> Run(RunRequest request, CliWorld world, CancellationToken interrupted)
    {
        var settings = SettingsOf(request, world);
        RunEnding.TargetOf(request, settings);
        var setup = RunSetup.Of(request, settings);
        var display = request.Json ? new Progress.QuietDisplay(world.Error) : world.Display();
        foreach (var line in setup.Describe())
        {
            display.Say(line);
        }

        if (request.DryRun)
        {
            await DryRun.Run(setup, world);
            return ExitCodes.Done;
        }

        try
        {
            var end = await new FileRun(world.Engines, display, world.Time).Run(setup, interrupted);
            Tell(end, request, world);
            return end.ExitCode;
        }
        catch (Exception e) when (e is OutputProblemException || StoreOutage.Is(e))
        {
            throw new UsageException($"{e.Message.TrimEnd('.')}. What was bought is kept in {request.DataDir ?? settings.Run.DataDirectory}: mend it and go on with --resume", e);
        }
    }

    /// <summary>The settings with the command line's own over them, checked.</summary>
    public static EnrichmentSettings SettingsOf(RunRequest request, CliWorld world)
    {
        var settings = SettingsLoader.Load(request.Config, world.Environment);
        settings = settings with { Sources = OptionText.Sources(settings.Sources, request.Sandbox, request.Limits) };
        SettingsLoader.Check(settings);
        return settings;
    }

    private static void Tell(FileRunEnd end, RunRequest request, CliWorld world)
    {
        if (end.Summary is null)
        {
            world.Error.WriteLine($"enrich: interrupted; all that is finished is saved. Go on with: enrich run --input {Quote(request.Input)} --output {Quote(request.Output)} --resume");
            return;
        }

        if (request.Json)
        {
            world.Out.WriteLine(FileJson.Write(end.Summary));
        }
        else
        {
            SummaryText.Write(world.Out, end.Report!, RunPaths.Of(request));
        }

        if (end.ExitCode == ExitCodes.StoppedByBudget)
        {
            world.Error.WriteLine($"enrich: {end.Summary.StoppedBy ?? "a bucket's budget"} is used up; {end.Summary.Deferred:N0} rows wait. Go on with --resume and a higher --budget");
        }
    }

    private static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;
}
