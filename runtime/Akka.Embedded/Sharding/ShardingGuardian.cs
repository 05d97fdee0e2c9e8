using Akka.Actor;

namespace Akka.Embedded.Sharding;

/// <summary>The parent of all regions.</summary>
internal sealed class ShardingGuardian : ActorBase
{
    protected override bool Receive(object message) => false;
}
