using Akka.Actor;
using Akka.Streams;

namespace Akka.Embedded.Streams.Fusing;

/// <summary>An actor system's streams: the materializer for those that name none, and the names of all.</summary>
internal sealed class StreamSystem : IExtension
{
    private readonly Lazy<ActorMaterializer> _materializer;
    private int _materializers;

    private StreamSystem(ActorSystem system) => _materializer = new Lazy<ActorMaterializer>(() => system.Materializer());

    internal ActorMaterializer Materializer => _materializer.Value;

    internal static StreamSystem Of(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return new Id().Apply(system);
    }

    internal string NextSupervisor() => $"StreamSupervisor-{Interlocked.Increment(ref _materializers) - 1}";

    private sealed class Id : ExtensionIdProvider<StreamSystem>
    {
        public override StreamSystem CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
