using System.Collections;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Progress;
using Spectre.Console;

namespace Enrichment.Host.Commands;

/// <summary>What the commands reach of the world outside, so that tests can stand in for it.</summary>
public sealed record CliWorld
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required IEngineRoom Engines { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; }

    /// <summary>Where a prompt reads from.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>A person types what is read, and sees the prompt.</summary>
    public bool IsPrompted { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Standard error is a terminal, so that a bar may be drawn there.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>This process's own.</summary>
    public static CliWorld OfProcess(IEngineRoom engines) => new()
    {
        Out = Console.Out,
        In = Console.In,
        IsPrompted = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        Error = Console.Error,
        Engines = engines,
        Environment = [.. System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value ?? ""))],
        IsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>How a run is shown: a bar on a terminal, lines elsewhere; on standard error, so that answers stay clean.</summary>
    public IProgressDisplay Display() => IsTerminal
        ? new BarDisplay(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) }))
        : new LineDisplay(Error, Time);
}
