namespace Akka.Event;

/// <summary>How much a log line matters.</summary>
public enum LogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    DebugLevel,

    /// <summary>What happens.</summary>
    InfoLevel,

    /// <summary>What may become a problem.</summary>
    WarningLevel,

    /// <summary>What is one.</summary>
    ErrorLevel,
}

/// <summary>Turns a format and its arguments into text.</summary>
public interface ILogMessageFormatter
{
    /// <summary>The text.</summary>
    string Format(string format, params object[] args);

    /// <summary>The text.</summary>
    string Format(string format, IEnumerable<object> args);
}

/// <summary>An actor's log. Its lines go to Microsoft.Extensions.Logging, by the actor's type, with its path.</summary>
public interface ILoggingAdapter
{
    /// <summary>True where debug lines are written.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>True where informational lines are written.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>True where warnings are written.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>True where errors are written.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>True where lines of the level are written.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Writes a line.</summary>
    void Log(LogLevel logLevel, Exception? cause, string message);
}
