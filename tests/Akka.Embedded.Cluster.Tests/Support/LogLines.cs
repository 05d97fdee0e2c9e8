using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>Keeps what was logged.</summary>
public sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> All => [.. _lines];

    /// <summary>Whether writing a line fails.</summary>
    public bool IsBroken { get; set; }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsBroken) throw new IOException("No space left on device");
        _lines.Enqueue(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
