using Akka.Actor;

namespace Akka.Embedded.Persistence;

/// <summary>What the persistent actors of a system share.</summary>
internal sealed class PersistenceRuntime(ExtendedActorSystem system, PersistenceOptions options, TimeProvider time) : IExtension
{
    public PersistenceOptions Options => options;

    public RecoveryPermits Permits { get; } = new(options.MaxConcurrentRecoveries);

    public UnfinishedWrites Unfinished { get; } = new();

    public EventCodec Codec { get; } = new(system);

    public DateTimeOffset Now => time.GetUtcNow();
}

/// <summary>Finds a system's <see cref="PersistenceRuntime"/>.</summary>
internal sealed class PersistenceRuntimeProvider : ExtensionIdProvider<PersistenceRuntime>
{
    public static PersistenceRuntimeProvider Instance { get; } = new();

    public override PersistenceRuntime CreateExtension(ExtendedActorSystem system)
    {
        var embedded = ((Runtime.LocalActorSystem)(ActorSystem)system).Options;
        return new PersistenceRuntime(system, embedded.Feature<PersistenceOptions>() ?? new PersistenceOptions(), embedded.TimeProvider);
    }
}
