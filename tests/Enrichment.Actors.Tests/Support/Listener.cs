using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.TestKit;

namespace Enrichment.Actors.Tests.Support;

/// <summary>Stands where a neighbour of the actor under test would, and tells what that one would have heard.</summary>
internal sealed class Listener(ActorBench bench, TestProbe probe)
{
    private IActorRef lastSender = ActorRefs.Nobody;

    public IActorRef Ref => probe.Ref;

    /// <summary>What came since it was asked last, in order, out of its envelopes.</summary>
    public IReadOnlyList<object> Heard()
    {
        bench.Run();
        var heard = new List<object>();
        while (probe.TryReceiveOne(out var message, TimeSpan.Zero))
        {
            lastSender = message.Sender;
            heard.Add(message.Message is ShardingEnvelope envelope ? envelope.Message : message.Message);
        }

        return heard;
    }

    /// <summary>All of one kind that came since it was asked last; others are passed over.</summary>
    public IReadOnlyList<T> Heard<T>() => [.. Heard().OfType<T>()];

    /// <summary>The only one of its kind that came since it was asked last.</summary>
    public T Only<T>() => Heard<T>().ShouldHaveSingleItem();

    /// <summary>Hears of the actor's end.</summary>
    public void Watch(IActorRef actor) => probe.Watch(actor);

    public void HearsNothing() => Heard().ShouldBeEmpty();

    /// <summary>Answers the message that it looked at last, and lets everything happen that follows.</summary>
    public void Answer(object message)
    {
        lastSender.Tell(message, Ref);
        bench.Run();
    }

    /// <summary>Sends in its name, and lets everything happen that follows.</summary>
    public void Tell(IActorRef to, object message)
    {
        to.Tell(message, Ref);
        bench.Run();
    }
}
