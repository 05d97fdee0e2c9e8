using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace Akka.Embedded.Tests.Sharding.Support;

/// <summary>An actor system with regions, and all its entities' diary.</summary>
public sealed class ShardedSystem : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public ShardedSystem(EmbeddedOptions? options = null) => System = EmbeddedActorSystem.Create("sharded", options ?? new EmbeddedOptions());

    public ActorSystem System { get; }

    public ClusterSharding Sharding => ClusterSharding.Get(System);

    public Diary Diary { get; } = new();

    public IActorRef StartDiarists(string typeName = "diarist", TimeSpan idleAfter = default, int shards = 10) =>
        Start(typeName, id => Props.Create(() => new DiaristEntity(id, Diary)), idleAfter, shards);

    public IActorRef Start(string typeName, Func<string, Props> props, TimeSpan idleAfter = default, int shards = 10) =>
        Sharding.Start(typeName, props, ClusterShardingSettings.Create(System).WithPassivateIdleAfter(idleAfter), new Extractor(shards));

    public static Task<T> Ask<T>(IActorRef region, string entityId, object message) =>
        region.Ask<T>(new ShardingEnvelope(entityId, message), Patience);

    public void Dispose() => System.Dispose();

    private sealed class Extractor(int shards) : HashCodeMessageExtractor(shards)
    {
        public override string? EntityId(object message) => (message as ToEntity)?.Id;

        public override object EntityMessage(object message) => ((ToEntity)message).Text;
    }
}

/// <summary>A message that says itself whom it is for; what comes in a <see cref="ShardingEnvelope"/> the extractor does not see.</summary>
public sealed record ToEntity(string Id, string Text);

/// <summary>What entities have seen, by entity, in order; over all their incarnations.</summary>
public sealed class Diary
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<object>> _entries = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _awaited = new();
    private readonly ConcurrentDictionary<string, bool> _ended = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add(string entityId, object entry)
    {
        _entries.GetOrAdd(entityId, _ => new ConcurrentQueue<object>()).Enqueue(entry);
        if (_awaited.TryGetValue(Interlocked.Increment(ref _count), out var reached)) reached.TrySetResult();
    }

    public IReadOnlyList<object> Of(string entityId) => _entries.TryGetValue(entityId, out var entries) ? [.. entries] : [];

    /// <summary>The entity's last act; no entry, and before anybody is told of its end.</summary>
    public void NoteEnd(string entityId) => _ended[entityId] = true;

    public bool HasEnded(string entityId) => _ended.ContainsKey(entityId);

    /// <summary>Completes when so many entries were made, over all entities.</summary>
    public Task Reaches(int count)
    {
        var reached = _awaited.GetOrAdd(count, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (Volatile.Read(ref _count) >= count) reached.TrySetResult();
        return reached.Task.WaitAsync(ShardedSystem.Patience);
    }
}
