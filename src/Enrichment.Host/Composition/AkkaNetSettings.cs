using Akka.Hosting.Logging;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;
using ClusterSettings = Enrichment.Host.Configuration.ClusterSettings;

namespace Enrichment.Host.Composition;

/// <summary>What Akka.NET is told, in HOCON. Its parser wants a new line, no comma, between two objects in braces.</summary>
internal static class AkkaNetSettings
{
    /// <summary>The role of nodes that work, as opposed to Lighthouses.</summary>
    public const string Role = "host";

    /// <summary>Akka.NET drops a message that is longer without telling its sender; an entity's answer can hold texts out of a site.</summary>
    private const int LongestMessage = 4_000_000;

    /// <param name="cluster">Null for a node alone.</param>
    public static string Of(ClusterSettings? cluster, AkkaNetJournal journal) => string.Join('\n', Common, Persistence(journal), cluster is null ? Alone : Clustered(cluster));

    /// <summary>
    /// Actors passivate themselves where that is right: the gate never may, nor an entity with an open call, so sharding's own passivation
    /// of whoever hears nothing for two minutes is off.
    /// </summary>
    private static string Common => $$"""
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
          cluster {
            roles = ["{{Role}}"]
            sharding { state-store-mode = ddata, role = "{{Role}}", passivate-idle-entity-after = off }
          }
        }
        {{GateMailbox.Name}}.mailbox-type = "{{NameOf(typeof(GateMailbox))}}"
        """;

    /// <summary>Its only member waits for nobody, so the steps to membership and to the first shard follow at once.</summary>
    private const string Alone = """
        akka {
          remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
          cluster {
            gossip-interval = 100ms
            leader-actions-interval = 100ms
            sharding.retry-interval = 200ms
          }
        }
        """;

    /// <summary>
    /// A write that its time limit gave up may be durable all the same, and its actor stops: on a busy disk the usual ten seconds would
    /// stop many at once. The plug-in's own settings stand behind these only once it is started, and it is found by its class.
    /// </summary>
    private static string Persistence(AkkaNetJournal journal)
    {
        var place = $"connection-string = {Quoted(journal.Connection)}, provider-name = \"{journal.Provider}\", auto-initialize = true, parallelism = {journal.Writers}";
        return $$"""
            akka.persistence {
              journal {
                plugin = "akka.persistence.journal.sql"
                sql { class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql", {{place}} }
              }
              snapshot-store {
                plugin = "akka.persistence.snapshot-store.sql"
                sql { class = "Akka.Persistence.Sql.Snapshot.SqlSnapshotStore, Akka.Persistence.Sql", {{place}} }
              }
              journal-plugin-fallback {
                replay-filter.mode = fail
                circuit-breaker.call-timeout = 60s
              }
            }
            """;
    }

    private static string Clustered(ClusterSettings settings) => $$"""
        akka {
          remote.dot-netty.tcp {
            hostname = {{Quoted(settings.Listen)}}
            public-hostname = {{Quoted(settings.Host ?? settings.Listen)}}
            port = {{settings.Port}}
            maximum-frame-size = {{LongestMessage}}b
            send-buffer-size = {{LongestMessage}}b
            receive-buffer-size = {{LongestMessage}}b
          }
          cluster {
            downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
            split-brain-resolver { active-strategy = keep-majority, stable-after = {{settings.Lease.TotalMilliseconds:0}}ms }
            sharding {
              handoff-timeout = {{settings.HandOff.TotalMilliseconds:0}}ms
              least-shard-allocation-strategy { rebalance-absolute-limit = {{settings.Moves}}, rebalance-relative-limit = 1.0 }
            }
          }
          coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout = {{settings.HandOff.TotalMilliseconds + 5_000:0}}ms
        }
        """;

    private static string Bindings(IEnumerable<Type> types, string serializer) => string.Join('\n', types.Select(t => $"\"{NameOf(t)}\" = {serializer}"));

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";

    /// <summary>A password may hold any character.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
