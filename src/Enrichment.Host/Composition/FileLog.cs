using Enrichment.Host.Output;
using Enrichment.Operators.Logging;
using Enrichment.Operators.Seams;
using Enrichment.Storage;

namespace Enrichment.Host.Composition;

/// <summary>
/// Warnings and errors of the engine (and more, where an operator asks for it), a line each, appended to a file: what a person reads when a
/// run did not do what was hoped.
/// Holds no keys and no personal data. A disk that takes no more lines loses them, never a run; the first of them is echoed.
/// </summary>
/// <param name="echo">Where lines are written besides; null for nowhere.</param>
public sealed class FileLog(string path, TimeProvider time, LogEcho? echo = null) : ILoggerFactory
{
    /// <summary>The name of the log in a data directory.</summary>
    public const string FileName = "enrichment.log";

    private readonly Lock writing = new();
    private bool isLosing;

    /// <summary>The newest lines, and from which level on lines are kept.</summary>
    public LogFeed Feed { get; } = new() { Level = echo?.Level ?? LogLevel.Warning };

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This log has no providers.");

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(LogLevel level, string category, string text, Exception? exception)
    {
        var now = time.GetUtcNow();
        Feed.Add(new LogLine(now, level, category, exception is null ? text : $"{text} | {exception.Message}"));
        var line = $"{now:O} {level} {category}: {text}{(exception is null ? "" : $" | {Told(exception)}")}{Environment.NewLine}";
        lock (writing)
        {
            if (echo is { Level: not null })
            {
                echo.Write(line);
            }

            try
            {
                File.AppendAllText(path, line);
                isLosing = false;
            }
            catch (Exception failure) when (FileFailure.Is(failure))
            {
                // The log is not worth a run.
                Lose(line, failure);
            }
        }
    }

    private void Lose(string line, Exception failure)
    {
        if (!isLosing && echo is { Level: null })
        {
            echo.Write($"{path} takes no lines: {failure.Message} The first of them:{Environment.NewLine}{line}");
        }

        isLosing = true;
    }

    /// <summary>Where the store is away, all that work fails, and where each was says nothing.</summary>
    private static string Told(Exception failure) => StoreOutage.IsBehind(failure) ? failure.Message : failure.ToString();

    private sealed class Category(FileLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= log.Feed.Level && logLevel < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, name, formatter(state, exception), exception);
            }
        }
    }
}
