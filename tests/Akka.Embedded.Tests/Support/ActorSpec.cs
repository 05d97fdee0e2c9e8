using Akka.Configuration;

namespace Akka.Embedded.Tests.Support;

/// <summary>A test with an actor system of its own, on real threads and real time.</summary>
public abstract class ActorSpec : Akka.TestKit.Xunit2.TestKit
{
    protected ActorSpec()
    {
    }

    protected ActorSpec(Config config)
        : base(config)
    {
    }

    protected ActorSpec(EmbeddedOptions options)
        : base(EmbeddedActorSystem.Create("spec", options))
    {
    }
}
