using System.Collections.Concurrent;
using Akka.Actor;
using Enrichment.Domain.Gates;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Waterfall;

namespace Enrichment.Actors;

/// <summary>What the actors stand on: the seams that Storage and Sources implement, and the clock.</summary>
public sealed record ActorServices(
    ILedger Ledger,
    IEntityStore Entities,
    IWorkStore Work,
    IRunStore Runs,
    ISourceCatalog Sources,
    InputHasher Hash,
    TimeProvider Time,
    GateSettings Gate,
    ActorSettings Settings,
    IAccountPauses Pauses)
{
    /// <summary>What waits are measured on.</summary>
    public SteadyClock Steady { get; } = new(Time);
}

/// <summary>The actors' own settings.</summary>
/// <param name="IdleEntity">An entity's actor leaves memory after this time without work.</param>
/// <param name="ReaskAfter">A bucket asks again for an answer that has not come after this time; asking twice is harmless.</param>
/// <param name="MaxPending">A "not ready yet" answer is waited for at most this long.</param>
/// <param name="MaxThrottles">"Slow down" answers to one question before it counts as failed.</param>
/// <param name="GatewayInFlight">Triggers under way at once before the gateway says that it is full.</param>
public sealed record ActorSettings(
    TimeSpan IdleEntity, TimeSpan ReaskAfter, TimeSpan MaxPending, int MaxThrottles, int GatewayInFlight)
{
    public static readonly ActorSettings Default = new(
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10), 50, 256);

    /// <summary>So many entities' actors stay in memory without work on a node; one that becomes idle beside them leaves at once.</summary>
    public int MostIdleEntities { get; init; } = 1_000;
}

/// <summary>Where the actors find each other; set once, before the first message.</summary>
public sealed class ActorDirectory
{
    private readonly ConcurrentDictionary<string, long> erasures = new(StringComparer.Ordinal);
    private long eras;
    private long erasuresOfAny;

    /// <summary>Shard region of entities; envelopes by entity id.</summary>
    public IActorRef Entities { get; set; } = ActorRefs.Nobody;

    /// <summary>Shard region of buckets.</summary>
    public IActorRef Buckets { get; set; } = ActorRefs.Nobody;

    /// <summary>Shard region of runs.</summary>
    public IActorRef Runs { get; set; } = ActorRefs.Nobody;

    /// <summary>Shard region of the source gate, whose only entity is <see cref="Gates.SourceGate.EntityId"/>.</summary>
    public IActorRef Gate { get; set; } = ActorRefs.Nobody;

    /// <summary>The row writer of this node.</summary>
    public IActorRef Rows { get; set; } = ActorRefs.Nobody;

    /// <summary>How often the tenant's data was deleted: an entity that was loaded before loads anew.</summary>
    public long ErasuresOf(string tenant) => erasures.GetValueOrDefault(tenant) + Volatile.Read(ref erasuresOfAny);

    /// <summary>The tenant's data was deleted from the store.</summary>
    public void NoteErasure(string tenant) => erasures.AddOrUpdate(tenant, 1, static (_, count) => count + 1);

    /// <summary>Any tenant's data may have been deleted.</summary>
    public void NoteErasures() => Interlocked.Increment(ref erasuresOfAny);

    /// <summary>A word that no other incarnation of an actor gets: unique on this node by count, over restarts by time.</summary>
    public string NextEra(DateTimeOffset now) => $"{now.UtcTicks:x}-{Interlocked.Increment(ref eras)}";
}
