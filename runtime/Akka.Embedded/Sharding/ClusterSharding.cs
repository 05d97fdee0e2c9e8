using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Embedded.Runtime;
using Akka.Embedded.Sharding;

namespace Akka.Cluster.Sharding;

/// <summary>Entities by id: whoever sends to one needs no reference to it and need not know whether it runs.</summary>
public class ClusterSharding : IExtension
{
    private readonly ConcurrentDictionary<string, IActorRef> _regions = new(StringComparer.Ordinal);
    private readonly LocalActorSystem _system;
    private readonly LocalActorRef _guardian;
    private readonly Lock _starting = new();

    /// <summary>Use <see cref="Get"/>.</summary>
    public ClusterSharding(ExtendedActorSystem system)
    {
        _system = (LocalActorSystem)system;
        Settings = ClusterShardingSettings.Create(system);
        _guardian = (LocalActorRef)system.SystemActorOf(Props.Create(() => new ShardingGuardian()), "sharding");
    }

    /// <summary>The defaults.</summary>
    public ClusterShardingSettings Settings { get; }

    /// <summary>The types started so far.</summary>
    public ImmutableHashSet<string> ShardTypeNames => [.. _regions.Keys];

    /// <summary>The extension of a system.</summary>
    public static ClusterSharding Get(ActorSystem system) => new ClusterShardingExtensionProvider().Apply(system);

    /// <summary>Starts a type of entity whose props need no id. A second start gives the first region.</summary>
    public IActorRef Start(string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Start(typeName, _ => entityProps, settings, messageExtractor);

    /// <summary>Starts a type of entity. A second start gives the first region.</summary>
    /// <param name="entityPropsFactory">From an entity's id to its props.</param>
    public IActorRef Start(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Start(typeName, entityPropsFactory, settings, messageExtractor, DefaultShardAllocationStrategy(settings), PoisonPill.Instance);

    /// <summary>Starts a type of entity. A second start gives the first region.</summary>
    /// <param name="entityPropsFactory">From an entity's id to its props.</param>
    /// <param name="allocationStrategy">Not asked: all types share one space of shards, which the cluster spreads evenly.</param>
    /// <param name="handOffStopMessage">What an entity gets, after all that it was sent, when its shard moves, the node ends, or it is idle;
    /// it must stop itself upon it.</param>
    public IActorRef Start(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor,
        IShardAllocationStrategy allocationStrategy, object handOffStopMessage)
    {
        ArgumentNullException.ThrowIfNull(handOffStopMessage);
        lock (_starting) return _regions.GetOrAdd(typeName, name => StartRegion(name, entityPropsFactory, settings, messageExtractor, handOffStopMessage));
    }

    /// <summary>What is given where no strategy of one's own is wanted.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Akka.NET's is an instance method.")]
    public IShardAllocationStrategy DefaultShardAllocationStrategy(ClusterShardingSettings settings) => EvenAllocation.Instance;

    /// <summary>As <see cref="Start(string, Props, ClusterShardingSettings, IMessageExtractor)"/>.</summary>
    public Task<IActorRef> StartAsync(string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Task.FromResult(Start(typeName, entityProps, settings, messageExtractor));

    /// <summary>As <see cref="Start(string, Func{string, Props}, ClusterShardingSettings, IMessageExtractor)"/>.</summary>
    public Task<IActorRef> StartAsync(
        string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Task.FromResult(Start(typeName, entityPropsFactory, settings, messageExtractor));

    /// <summary>The region of a type.</summary>
    /// <exception cref="ArgumentException">The type was not started.</exception>
    public IActorRef ShardRegion(string typeName) =>
        _regions.TryGetValue(typeName, out var region)
            ? region
            : throw new ArgumentException($"Shard type [{typeName}] must be started first; started are: {string.Join(", ", _regions.Keys.Order(StringComparer.Ordinal))}.");

    private ShardRegionRef StartRegion(
        string typeName, Func<string, Props> entityProps, ClusterShardingSettings settings, IMessageExtractor extractor, object handOff)
    {
        var stopped = new TaskCompletionSource<Done>();
        var clock = new ShardingClock(_system.Options.TimeProvider, settings.PassivateIdleEntityAfter);
        var locator = _system.Options.Feature<IShardLocator>();
        CheckShards(typeName, extractor, locator);
        var router = new EntityRouter(_system, typeName, extractor, clock);
        Func<string, Props> shardProps = shardId => Shard(router.HoldOf(shardId));
        Props Shard(IShardHold? hold) => Props.Create(() => new Shard(router, entityProps, handOff, clock, hold));
        var region = Props.Create(() => new ShardRegion(router, shardProps, handOff, () => stopped.TrySetResult(Done.Instance)));
        router.Region = (LocalActorRef)_guardian.Cell.Children.Start(region, Uri.EscapeDataString(typeName));
        CoordinatedShutdown.Get(_system).AddTask(CoordinatedShutdown.PhaseClusterShardingShutdownRegion, $"stop entities of {typeName}", () =>
        {
            router.Region.Tell(GracefulShutdown.Instance, ActorRefs.NoSender);
            return stopped.Task;
        });
        locator?.Add(router);
        return new ShardRegionRef(router);
    }

    private static void CheckShards(string typeName, IMessageExtractor extractor, IShardLocator? locator)
    {
        if (locator is not null && extractor is HashCodeMessageExtractor { MaxNumberOfShards: var number } && number > locator.Shards)
            throw new ArgumentException($"Shard type [{typeName}] has {number} shards, but the cluster has {locator.Shards}.");
    }
}
