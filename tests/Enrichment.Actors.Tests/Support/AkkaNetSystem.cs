using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence.Journal;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;

namespace Enrichment.Actors.Tests.Support;

/// <summary>The actor system that the tests run on: one file per runtime. It is a cluster of one node on a free port.</summary>
internal sealed class TestSystem(TimeProvider time)
{
    private const string Cluster = """
        akka {
          actor.provider = cluster
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          cluster { gossip-interval = 100ms, leader-actions-interval = 100ms, sharding.state-store-mode = ddata }
          coordinated-shutdown.run-by-actor-system-terminate = off
        }
        """;

    private readonly TestJournal journal = new();

    /// <summary>A system on the journal that earlier ones of this object wrote.</summary>
    public ActorSystem Start()
    {
        time.ShouldBe(TimeProvider.System, "Akka.NET's own scheduler keeps the system's time");
        var system = ActorSystem.Create("test", Setup(journal, Cluster));
        var cluster = Akka.Cluster.Cluster.Get(system);
        cluster.Join(cluster.SelfAddress);
        return system;
    }

    internal static ActorSystemSetup Setup(TestJournal journal, string settings) =>
        ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(settings + Shared)), journal);

    private static string Shared => $$"""

        akka {
          loglevel = WARNING
          actor {
            serializers.events = "{{NameOf(typeof(EventSerializer))}}"
            serialization-bindings { {{string.Join('\n', EventManifests.Interfaces.Select(t => $"\"{NameOf(t)}\" = events"))}} }
            serialization-identifiers { "{{NameOf(typeof(EventSerializer))}}" = {{EventSerializer.Id}} }
          }
          persistence {
            journal { plugin = "akka.persistence.journal.test", test.class = "{{NameOf(typeof(JournalInMemory))}}" }
            snapshot-store.plugin = "akka.persistence.snapshot-store.inmem"
          }
        }
        {{GateMailbox.Name}}.mailbox-type = "{{NameOf(typeof(GateMailbox))}}"
        """;

    internal static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}

/// <summary>A journal that outlives the systems that write it.</summary>
internal sealed class TestJournal : Setup
{
    internal object? Events { get; set; }
}

/// <summary>Akka.NET's journal in memory, over what the test keeps.</summary>
internal sealed class JournalInMemory : MemoryJournal
{
    private static readonly Lock s_making = new();

    private readonly TestJournal _kept = Context.System.Settings.Setup.Get<TestJournal>().Value;

    protected override JournalStorage Storage
    {
        get
        {
            lock (s_making) return (JournalStorage)(_kept.Events ??= new JournalStorage());
        }
    }
}
