using Akka.Embedded.Runtime;

namespace Akka.Actor;

/// <summary>What the runtime itself needs of a reference: system messages and stopping.</summary>
public abstract class InternalActorRefBase : ActorRefBase
{
    private protected InternalActorRefBase()
    {
    }

    internal abstract LocalActorSystem? SystemOrNull { get; }

    internal abstract void SendSystem(SystemMessage message);

    internal virtual void Stop()
    {
    }
}
