using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;

namespace Enrichment.Operators.Palettes;

/// <summary><c>system</c>: this process.</summary>
public static class SystemPalette
{
    public static Palette Of(ISystemOperations system) => new("system", "This process: how long it runs, what it is, how it is set.",
    [
        new Query("uptime", "Since when it runs, and what it uses.", (_, _) => Task.FromResult(Answer.Details(system.Uptime()))),
        new Query("version", "The program and what it runs on.", (_, _) => Task.FromResult(Answer.Details(system.Version()))),
        new Query("config", "Every setting in force. Secrets are never shown.", (_, _) => Task.FromResult(Answer.Table(system.Config(), "nothing is set"))),
    ]);
}
