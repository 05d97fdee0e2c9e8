using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Hosting.Logging;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;
using Enrichment.Operators.Seams;
using ClusterSettings = Enrichment.Host.Configuration.ClusterSettings;

namespace Enrichment.Host.Composition;

/// <summary>
/// The actor system on Akka.NET's own packages. Alone it is its own cluster, its journal in a SQLite file beside the store's (no protocol
/// relies on the two sharing a transaction); in a cluster it joins through the seeds, and the journal lies in the shared PostgreSQL.
/// </summary>
internal sealed class ActorRuntime : IAsyncDisposable
{
    private readonly ClusterSettings? settings;

    private ActorRuntime(ActorSystem system, ClusterSettings? settings) => (System, this.settings) = (system, settings);

    public ActorSystem System { get; }

    public bool IsClustered => settings is not null;

    /// <summary>Why this node cannot work now; null when it can.</summary>
    public string? Problem => Cluster.Get(System).SelfMember.Status == MemberStatus.Up ? null : $"this node is {Cluster.Get(System).SelfMember.Status} in its cluster";

    /// <summary>Whether duties that one node does for all are this one's.</summary>
    public bool LeadsDuties => !IsClustered || Cluster.Get(System).State.RoleLeader("host") == Cluster.Get(System).SelfAddress;

    /// <summary>None: operators ask Akka.NET's cluster with its own tool, for which Petabridge.Cmd opens a port.</summary>
    public IClusterOperations? Operations(Func<Task> leave, TimeProvider time) => null;

    public static Task<ActorRuntime> Start(EngineOptions options)
    {
        var settings = options.Cluster?.Settings;
        var journal = settings is null
            ? new Journal("SQLite.MS", $"Data Source={Path.ChangeExtension(JournalFile.Of(options.Store).Writer.Path, ".journal.db")}")
            : new Journal("PostgreSQL.15", settings.Database!);
        var bootstrap = BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(Network(settings) + Shared(journal, settings)));
        var system = ActorSystem.Create("enrichment", ActorSystemSetup.Create(bootstrap, new LoggerFactorySetup(options.Loggers)));
        return Task.FromResult(new ActorRuntime(system, settings));
    }

    /// <summary>Nothing: the plug-in makes the journal's tables when it first starts, in the schema that the connection names.</summary>
    /// <returns>No schema.</returns>
    public static Task<IReadOnlyList<string>> MakeTables(SharedDatabase shared) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Joins through the seeds; a node without any, or alone, is the first of its cluster.</summary>
    public Task Join(CancellationToken stop)
    {
        var cluster = Cluster.Get(System);
        return settings is { Seeds.Count: > 0 }
            ? cluster.JoinSeedNodesAsync(settings.Seeds.Select(seed => Address.Parse($"akka.tcp://{System.Name}@{seed}")), stop)
            : cluster.JoinAsync(cluster.SelfAddress, stop);
    }

    /// <summary>Hands over what this node works on, and ends the system.</summary>
    public Task Leave() => CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await System.WhenTerminated;
    }

    private static string Network(ClusterSettings? settings) => settings is null
        ? """akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }"""
        : $$"""
            akka {
              remote.dot-netty.tcp { hostname = "{{settings.Listen}}", public-hostname = "{{settings.Host ?? settings.Listen}}", port = {{settings.Port}} }
              cluster {
                roles = ["host"]
                downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
                split-brain-resolver { active-strategy = keep-majority, stable-after = {{settings.Lease.TotalMilliseconds:0}}ms }
                sharding.handoff-timeout = {{settings.HandOff.TotalMilliseconds:0}}ms
              }
              coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout = {{settings.HandOff.TotalMilliseconds + 5_000:0}}ms
            }
            """;

    private static string Shared(Journal journal, ClusterSettings? settings)
    {
        var plugin = $$"""{ connection-string = "{{journal.Connection}}", provider-name = "{{journal.Provider}}", auto-initialize = true }""";
        return $$"""

            akka {
              loggers = ["{{NameOf(typeof(LoggerFactoryLogger))}}"]
              stdout-loglevel = off
              actor {
                provider = cluster
                serializers { events = "{{NameOf(typeof(EventSerializer))}}", messages = "{{NameOf(typeof(MessageSerializer))}}" }
                serialization-bindings {
                  {{Bindings(EventManifests.Interfaces, "events")}}
                  {{Bindings(MessageManifests.Types, "messages")}}
                }
                serialization-identifiers {
                  "{{NameOf(typeof(EventSerializer))}}" = {{EventSerializer.Id}}
                  "{{NameOf(typeof(MessageSerializer))}}" = {{MessageSerializer.Id}}
                }
              }
              cluster.sharding { state-store-mode = ddata, role = "{{(settings is null ? "" : "host")}}" }
              persistence {
                journal.plugin = "akka.persistence.journal.sql"
                snapshot-store.plugin = "akka.persistence.snapshot-store.sql"
                journal.sql {{plugin}}
                snapshot-store.sql {{plugin}}
                journal-plugin-fallback.replay-filter.mode = fail
              }
            }
            {{GateMailbox.Name}}.mailbox-type = "{{NameOf(typeof(GateMailbox))}}"
            """;
    }

    private static string Bindings(IEnumerable<Type> types, string serializer) => string.Join('\n', types.Select(t => $"\"{NameOf(t)}\" = {serializer}"));

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    private sealed record Journal(string Provider, string Connection);
}
