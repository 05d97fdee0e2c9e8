using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.TestKit;

/// <summary>A test actor of its own, which is also the reference of that actor.</summary>
public class TestProbe : TestKitBase, INoImplicitSender, IActorRef, IActorRefProxy
{
    /// <summary>Makes a probe in an actor system.</summary>
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string? testProbeName = null)
        : base(assertions, system, testProbeName, owned: false)
    {
    }

    /// <summary>The probe's actor.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>The sender of the message looked at last.</summary>
    public IActorRef Sender => LastSender;

    ActorPath IActorRef.Path => TestActor.Path;

    InternalActorRefBase IActorRefProxy.Target => (InternalActorRefBase)TestActor;

    void ICanTell.Tell(object message, IActorRef? sender) => TestActor.Tell(message, sender);

    /// <summary>Sends in the probe's name.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Sends the message looked at last on, with its sender.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage);

    /// <summary>Sends a message on, with the sender of the one looked at last.</summary>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, LastSender);

    /// <summary>Answers the message looked at last.</summary>
    public void Reply(object message) => LastSender.Tell(message, TestActor);

    /// <summary>A probe makes no probes.</summary>
    public override TestProbe CreateTestProbe(string? name = null) => throw new NotSupportedException("Make probes by the test kit");

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => TestActor.Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => TestActor.CompareTo(other);

    /// <inheritdoc />
    public int CompareTo(object? obj) => TestActor.CompareTo(obj);

    /// <inheritdoc />
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || TestActor.Equals(obj);

    /// <inheritdoc />
    public override int GetHashCode() => TestActor.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => TestActor.ToString()!;
}
