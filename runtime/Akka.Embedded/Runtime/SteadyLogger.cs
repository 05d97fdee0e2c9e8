using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Runtime;

/// <summary>A logger whose failures end nothing: neither an actor, nor the turn that supervises it, is lost because a line cannot be written.</summary>
internal sealed class SteadyLogger(ILogger inner) : ILogger
{
    internal static SteadyLogger Of(EmbeddedOptions options, string category) => new(options.LoggerFactory.CreateLogger(category));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return inner.BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nobody else to tell.
        }
    }
}
