using Akka.Actor;
using Akka.Configuration;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>The base of a test class: an actor system that lives as long as one test.</summary>
public class TestKit : TestKitBase, IDisposable
{
    /// <summary>Where the log goes, or null.</summary>
    protected readonly ITestOutputHelper? Output;

    private bool _disposed;

    /// <summary>With an actor system, or null to start one.</summary>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null)
        : base(Assertions, system ?? TestSystems.Start(Config.Empty, null, OutputLoggerFactory.For(output)), null, owned: true) =>
        Output = output;

    /// <summary>Starts an actor system with these settings.</summary>
    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, TestSystems.Start(config, actorSystemName, OutputLoggerFactory.For(output)), null, owned: true) =>
        Output = output;

    /// <summary>The assertions of xunit.</summary>
    protected static XunitAssertions Assertions { get; } = new();

    /// <summary>Ends the actor system.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        try
        {
            AfterAll();
        }
        finally
        {
            ReleaseThread();
            Dispose(true);
        }
    }

    /// <summary>Runs before the actor system ends.</summary>
    protected virtual void AfterAll()
    {
    }

    /// <summary>Ends the actor system.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Shutdown();
    }
}
