using Akka.Actor;
using Akka.Configuration;
using Akka.Embedded;
using Akka.Embedded.Simulation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akka.TestKit;

/// <summary>Starts the actor system of a kit that was given none.</summary>
internal static class TestSystems
{
    private static int _count;

    internal static ActorSystem Start(Config config, string? name, ILoggerFactory? log)
    {
        var time = config.GetString(Configs.TestConfigs.SchedulerPath) == Configs.TestConfigs.TestSchedulerName ? new VirtualTimeProvider() : null;
        var options = new EmbeddedOptions
        {
            TimeProvider = time ?? TimeProvider.System,
            SchedulerFactory = time is null ? null : () => new TestScheduler(time),
            LoggerFactory = log ?? NullLoggerFactory.Instance,
        };
        foreach (var (path, value) in config.Values)
            options.Settings[path] = value;
        return EmbeddedActorSystem.Create(name ?? $"test-{Interlocked.Increment(ref _count)}", options);
    }
}
