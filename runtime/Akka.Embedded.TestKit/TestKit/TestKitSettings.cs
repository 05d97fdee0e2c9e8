using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>How long a kit waits.</summary>
public class TestKitSettings : IExtension
{
    /// <summary>Reads the settings: <c>akka.test.timefactor</c>, and milliseconds in <c>akka.test.single-expect-default</c>.</summary>
    public TestKitSettings(Config config)
    {
        TestTimeFactor = config.GetInt("akka.test.timefactor", 1);
        SingleExpectDefault = TimeSpan.FromMilliseconds(config.GetInt("akka.test.single-expect-default", 10_000));
        DefaultTimeout = TimeSpan.FromMilliseconds(config.GetInt("akka.test.default-timeout", 10_000));
    }

    /// <summary>How long to wait for what should come: it costs time only where the test fails.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long to wait for an actor system to end, and for answers.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>What every wait is multiplied by, for slow machines.</summary>
    public double TestTimeFactor { get; }
}
