using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Crossing;

/// <summary>A sender as an entity sees it where every message is serialized: the same actor, but a reply goes through its serializer.</summary>
internal sealed class SerializingRef(InternalActorRefBase target, MessageCodec codec) : InternalActorRefBase
{
    public override ActorPath Path => target.Path;

    internal override LocalActorSystem? SystemOrNull => target.SystemOrNull;

    /// <summary>The sender's stand-in; null for none.</summary>
    public static IActorRef? For(IActorRef? sender, MessageCodec codec) =>
        sender is null or SerializingRef ? sender : new SerializingRef(ActorRefAccess.Internal(sender), codec);

    internal override void SendSystem(SystemMessage message) => target.SendSystem(message);

    internal override void Stop() => target.Stop();

    protected override void TellInternal(object message, IActorRef? sender)
    {
        object copy;
        try
        {
            copy = codec.Decode(codec.Encode(message));
        }
        catch (SerializationException failure)
        {
            codec.Report(failure, sender);
            target.Tell(new Status.Failure(failure), sender);
            return;
        }
        target.Tell(copy, For(sender, codec));
    }

    public override int GetHashCode() => target.GetHashCode();
}
