using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>Writes the log into the test's output.</summary>
internal sealed class OutputLoggerFactory(ITestOutputHelper output) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The log of a test has one place to go");

    public ILogger CreateLogger(string categoryName) => new OutputLogger(output, categoryName);

    public void Dispose()
    {
    }

    internal static OutputLoggerFactory? For(ITestOutputHelper? output) => output is null ? null : new OutputLoggerFactory(output);

    private sealed class OutputLogger(ITestOutputHelper output, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            try
            {
                output.WriteLine($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
            catch (InvalidOperationException)
            {
                // xunit takes no output once the test is over; an actor may still be stopping.
            }
        }
    }
}
