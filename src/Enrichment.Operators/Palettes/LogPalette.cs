using Enrichment.Operators.Answers;
using Enrichment.Operators.Commands;
using Enrichment.Operators.Seams;
using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Palettes;

/// <summary><c>log</c>: this node's log.</summary>
public static class LogPalette
{
    private const int Listed = 50;

    private static readonly Switch Level = new('l', "level", "level", "Lines below it are not kept.")
    {
        IsRequired = true,
        Choices = ["debug", "information", "warning", "error"],
    };

    /// <param name="tenant">In whose audit log a change of the level stands.</param>
    public static Palette Of(ILogOperations log, string tenant) => new("log", "This node's log.",
    [
        new Steer("level", "Sets from which level on lines are kept, until the node ends; alone it says which it is.", (given, _) => Task.FromResult(ChangePlan.One(Change.Of(
            tenant, "log.level", "log", $"from {CellText.Of(log.Level)} to {given.Require(Level)}", () =>
            {
                log.Level = given.Choice<LogLevel>(Level)!.Value;
                return Task.CompletedTask;
            }))))
        {
            Switches = [Level], Bare = (_, _) => Task.FromResult(Answer.Details(new LevelAnswer(log.Level))),
        },
        new Query("peek", "The newest lines since the node started.", (given, _) => Task.FromResult(
            Answer.Table(log.Recent(given.Number(CommonSwitches.Count(Listed), Listed)), "nothing was logged since the start")))
        {
            Switches = [CommonSwitches.Count(Listed)],
        },
        new Tail("tail", "Lines as they come; Ctrl+C ends it.", (_, stop) => log.Follow(stop)),
    ]);

    private sealed record LevelAnswer(LogLevel Level);
}
