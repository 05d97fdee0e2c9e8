using Akka.Actor;
using Akka.Embedded.Runtime;

namespace Akka.Embedded.Sharding;

/// <summary>A region as its users see it: the region's own reference, but a message goes straight to its entity.</summary>
internal sealed class ShardRegionRef(EntityRouter router) : InternalActorRefBase
{
    public override ActorPath Path => router.Region.Path;

    internal override LocalActorSystem? SystemOrNull => router.Region.SystemOrNull;

    internal override void SendSystem(SystemMessage message) => router.Region.SendSystem(message);

    internal override void Stop() => router.Region.Stop();

    protected override void TellInternal(object message, IActorRef? sender) => router.Route(message, sender);

    public override int GetHashCode() => router.Region.GetHashCode();
}
