using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>Ready-made settings.</summary>
public static class TestConfigs
{
    internal const string SchedulerPath = "akka.scheduler.implementation";
    internal const string TestSchedulerName = "Akka.TestKit.TestScheduler, Akka.TestKit";

    /// <summary>Nothing special.</summary>
    public static Config DefaultConfig { get; } = Config.Empty;

    /// <summary>Time stands still until the <see cref="TestScheduler"/>, which is the system's scheduler, is told to advance.</summary>
    public static Config TestSchedulerConfig { get; } = new(new Dictionary<string, string> { [SchedulerPath] = TestSchedulerName });
}
