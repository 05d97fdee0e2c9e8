using Akka.Embedded.Runtime;

namespace Akka.Event;

/// <summary>Writing lines. Formats have <c>{Name}</c> or <c>{0}</c> for their arguments.</summary>
public static class LoggingExtensions
{
    /// <summary>Writes a debug line.</summary>
    public static void Debug(this ILoggingAdapter log, string message) => log.Log(LogLevel.DebugLevel, null, message);

    /// <summary>Writes a debug line.</summary>
    public static void Debug(this ILoggingAdapter log, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.DebugLevel, null, format, args);

    /// <summary>Writes a debug line with an exception.</summary>
    public static void Debug(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.DebugLevel, cause, format, args);

    /// <summary>Writes an informational line.</summary>
    public static void Info(this ILoggingAdapter log, string message) => log.Log(LogLevel.InfoLevel, null, message);

    /// <summary>Writes an informational line.</summary>
    public static void Info(this ILoggingAdapter log, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.InfoLevel, null, format, args);

    /// <summary>Writes an informational line with an exception.</summary>
    public static void Info(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.InfoLevel, cause, format, args);

    /// <summary>Writes a warning.</summary>
    public static void Warning(this ILoggingAdapter log, string message) => log.Log(LogLevel.WarningLevel, null, message);

    /// <summary>Writes a warning.</summary>
    public static void Warning(this ILoggingAdapter log, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.WarningLevel, null, format, args);

    /// <summary>Writes a warning with an exception.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.WarningLevel, cause, format, args);

    /// <summary>Writes an error.</summary>
    public static void Error(this ILoggingAdapter log, string message) => log.Log(LogLevel.ErrorLevel, null, message);

    /// <summary>Writes an error.</summary>
    public static void Error(this ILoggingAdapter log, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.ErrorLevel, null, format, args);

    /// <summary>Writes an error with an exception.</summary>
    public static void Error(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        LoggerAdapter.Write(log, LogLevel.ErrorLevel, cause, format, args);
}
