using System.CommandLine;
using Enrichment.Host.Composition;
using Enrichment.Host.Configuration;
using Enrichment.Host.Files;
using Enrichment.Host.Output;

namespace Enrichment.Host.Commands;

/// <summary>The command line from its words to its exit code.</summary>
public static class EnrichCli
{
    /// <summary>Parses and runs; every failure is one line on standard error.</summary>
    public static async Task<int> Run(IReadOnlyList<string> words, CliWorld world, CancellationToken interrupted)
    {
        if (PbmCommand.Takes(words))
        {
            return await PbmCommand.Run([.. words.Skip(1)], world, interrupted);
        }

        var parse = CommandTree.Build(world).Parse(words);
        if (parse.Errors.Count > 0)
        {
            world.Error.WriteLine($"enrich: {UsageErrors.Describe(parse)}");
            return ExitCodes.BadUsage;
        }

        try
        {
            return await parse.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = world.Out, Error = world.Error },
                interrupted);
        }
        catch (Exception e) when (IsExpected(e))
        {
            world.Error.WriteLine($"enrich: {e.Message}");
            return ExitCodes.BadUsage;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            world.Error.WriteLine("enrich: interrupted before the run had begun; run the same command with --resume");
            return ExitCodes.Interrupted;
        }
#pragma warning disable CA1031 // Whatever happens, the caller gets an exit code and a line, not a crash report of the runtime.
        catch (Exception e)
#pragma warning restore CA1031
        {
            world.Error.WriteLine($"enrich: an unexpected failure: {e.Message}. Nothing that was bought is lost; --resume goes on. This helps to mend it:");
            world.Error.WriteLine(e);
            return ExitCodes.Defect;
        }
    }

    private static bool IsExpected(Exception e) =>
        e is UsageException or InputProblemException or ConfigurationProblemException or OutputProblemException or LostRunException || StoreProblems.Is(e);
}
