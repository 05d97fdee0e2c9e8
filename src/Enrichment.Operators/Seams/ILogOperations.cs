using Microsoft.Extensions.Logging;

namespace Enrichment.Operators.Seams;

/// <summary>A line of the log.</summary>
public sealed record LogLine(DateTimeOffset At, LogLevel Level, string Category, string Text);

/// <summary>The log of this node.</summary>
public interface ILogOperations
{
    /// <summary>From which level on lines are kept; may be set at any time.</summary>
    LogLevel Level { get; set; }

    /// <summary>The newest lines since the node started, oldest first.</summary>
    IReadOnlyList<LogLine> Recent(int most);

    /// <summary>Lines from now on.</summary>
    IAsyncEnumerable<LogLine> Follow(CancellationToken stop);
}
