using System.Diagnostics.CodeAnalysis;
using Akka.Event;
using Microsoft.Extensions.Logging;
using Level = Microsoft.Extensions.Logging.LogLevel;
using LogLevel = Akka.Event.LogLevel;

namespace Akka.Embedded.Runtime;

/// <summary>From the actors' log to Microsoft.Extensions.Logging; the source (an actor's path) is in the scope.</summary>
[SuppressMessage("Usage", "CA2254:Template should be a static expression", Justification = "The template is the caller's, passed through")]
internal sealed class LoggerAdapter(ILogger logger, string source, ILogMessageFormatter? formatter = null) : ILoggingAdapter
{
    public bool IsDebugEnabled => logger.IsEnabled(Level.Debug);

    public bool IsInfoEnabled => logger.IsEnabled(Level.Information);

    public bool IsWarningEnabled => logger.IsEnabled(Level.Warning);

    public bool IsErrorEnabled => logger.IsEnabled(Level.Error);

    public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(From(logLevel));

    public void Log(LogLevel logLevel, Exception? cause, string message)
    {
        using var scope = logger.BeginScope(source);
        logger.Log(From(logLevel), cause, "{Message}", message);
    }

    internal static LoggerAdapter For(LocalActorSystem system, string category, string source, ILogMessageFormatter? formatter) =>
        new(SteadyLogger.Of(system.Options, category), source, formatter);

    internal static void Write(ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args)
    {
        if (log is LoggerAdapter own)
            own.Write(level, cause, format, args);
        else if (log.IsEnabled(level))
            log.Log(level, cause, args.Length == 0 ? format : string.Format(null, format, args));
    }

    private void Write(LogLevel level, Exception? cause, string format, object[] args)
    {
        if (!IsEnabled(level))
            return;
        using var scope = logger.BeginScope(source);
        if (formatter is null)
            logger.Log(From(level), cause, format, args);
        else
            logger.Log(From(level), cause, "{Message}", formatter.Format(format, args));
    }

    private static Level From(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => Level.Debug,
        LogLevel.InfoLevel => Level.Information,
        LogLevel.WarningLevel => Level.Warning,
        _ => Level.Error,
    };
}
