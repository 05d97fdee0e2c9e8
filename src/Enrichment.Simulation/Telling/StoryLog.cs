using Enrichment.Actors.Entities;
using Enrichment.Simulation.Stores;
using Enrichment.Simulation.Worlds;
using Microsoft.Extensions.Logging;

namespace Enrichment.Simulation.Telling;

/// <summary>What the actors log goes into the story. An actor that fails for another reason than a fault of its world is a defect.</summary>
internal sealed class StoryLog(World world, string process) : ILoggerFactory, ILogger
{
    /// <summary>The first failure that no fault explains; null while there is none.</summary>
    public static string? UnexplainedBy(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is StoreAwayException or EntityStoreException or Akka.Embedded.Persistence.JournalConflictException or Akka.Embedded.Persistence.StaleFenceException)
            {
                return null;
            }
        }

        return failure?.ToString();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        if (world.Story.IsTold)
        {
            world.Story.Tell(process, $"{logLevel}: {formatter(state, exception)}");
        }

        if (logLevel >= LogLevel.Error && UnexplainedBy(exception) is { } failure)
        {
            world.Violate(Invariants.Invariant.TroubleStaysWhereItIs, $"an actor of {process} failed: {failure}");
        }
    }

    public void Dispose()
    {
    }
}
