using System.Net;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Embedded.Persistence;

namespace Akka.Embedded.Cluster.Tests.Support;

/// <summary>An actor system with its node of a cluster and a region of speakers.</summary>
public sealed class TestNode : IAsyncDisposable
{
    public const string Secret = "a secret of the tests";

    public TestNode(string id, string database, Notebook notebook, Func<ClusterOptions, ClusterOptions>? with = null, TimeProvider? time = null, IEventJournal? journal = null)
    {
        Id = id;
        var options = new ClusterOptions
        {
            ConnectionString = database,
            ClusterName = "tests",
            NodeId = id,
            Secret = Secret,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Lease = TimeSpan.FromSeconds(3),
        };
        var system = new EmbeddedOptions { LoggerFactory = Log, TimeProvider = time ?? TimeProvider.System, ShutdownPhaseTimeout = TimeSpan.FromSeconds(20) }
            .With(new PersistenceOptions { Journal = journal ?? new InMemoryEventJournal() })
            .With(new SerializationOptions().Add(s => new JsonMessages(s), JsonMessages.Types));
        Cluster = EmbeddedCluster.Create(with is null ? options : with(options), system);
        System = EmbeddedActorSystem.Create("tests", system);
        Region = Start("speaker", entity => Props.Create(() => new Speaker(id, entity, notebook)));
        PersistentRegion = Start("persistent speaker", entity => Props.Create(() => new PersistentSpeaker(id, entity, notebook)));
    }

    public string Id { get; }

    public LogLines Log { get; } = new();

    public EmbeddedCluster Cluster { get; }

    public ActorSystem System { get; }

    public IActorRef Region { get; }

    public IActorRef PersistentRegion { get; }

    public ClusterView View => Cluster.View;

    public int OpenShards => View.Shards.Count(shard => shard.Phase == GatePhase.Open);

    public Task Join() => Cluster.Join(System).WaitAsync(Eventually.Patience);

    public void Tell(string entity, object message) => Region.Tell(new ShardingEnvelope(entity, message), ActorRefs.NoSender);

    public Task<Said> Ask(string entity, string text, int number = 0) => Ask<Said>(entity, new Say(text, number));

    public Task<T> Ask<T>(string entity, object message) => Region.Ask<T>(new ShardingEnvelope(entity, message), Eventually.Patience);

    /// <summary>Tells a persistent entity.</summary>
    public Task<Said> Remember(string entity, string text) =>
        PersistentRegion.Ask<Said>(new ShardingEnvelope(entity, new Say(text)), Eventually.Patience);

    /// <summary>Waits until each line of an outage's begin has its line of its end, in turns: no episode has more.</summary>
    public async Task LogsOutagesAsEpisodes()
    {
        await Eventually.Is(() => OutageLines().LastOrDefault() == "end", "the outage has ended");
        var lines = OutageLines();
        lines.Where((line, i) => line != (i % 2 == 0 ? "begin" : "end")).ShouldBeEmpty();
    }

    /// <summary>Ends as a killed process does, as far as others can see.</summary>
    public Task Kill() => Cluster.Kill();

    private IActorRef Start(string type, Func<string, Props> props) => ClusterSharding.Get(System).Start(
        type, props, ClusterShardingSettings.Create(System),
        HashCodeMessageExtractor.Create(Cluster.Options.Shards, _ => null));

    private List<string> OutageLines() =>
        [.. Log.All.Where(line => line.Contains("use PostgreSQL")).Select(line => line.Contains("cannot use") ? "begin" : "end")];

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        await System.Terminate().WaitAsync(Eventually.Patience);
    }
}
