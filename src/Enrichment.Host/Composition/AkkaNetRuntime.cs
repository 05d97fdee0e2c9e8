using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;

namespace Enrichment.Host.Composition;

/// <summary>
/// The actor system on Akka.NET's own packages: one node that is its own cluster, its journal in a SQLite file beside the store's
/// (no protocol relies on the two sharing a transaction).
/// </summary>
internal static class ActorRuntime
{
    public static ActorSystem Start(EngineOptions options)
    {
        var system = ActorSystem.Create("enrichment", ConfigurationFactory.ParseString(Settings(options)));
        var cluster = Cluster.Get(system);
        cluster.Join(cluster.SelfAddress);
        return system;
    }

    private static string Settings(EngineOptions options)
    {
        var journal = Path.ChangeExtension(JournalFile.Of(options.Store).Writer.Path, ".journal.db");
        var interfaces = string.Join('\n', EventManifests.Interfaces.Select(t => $"\"{t.FullName}, {t.Assembly.GetName().Name}\" = events"));
        return $$"""
            akka {
              actor {
                provider = cluster
                serializers.events = "{{typeof(EventSerializer).AssemblyQualifiedName}}"
                serialization-bindings { {{interfaces}} }
                serialization-identifiers { "{{typeof(EventSerializer).AssemblyQualifiedName}}" = {{EventSerializer.Id}} }
              }
              remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
              cluster.sharding.state-store-mode = ddata
              persistence {
                journal.plugin = "akka.persistence.journal.sql"
                snapshot-store.plugin = "akka.persistence.snapshot-store.sql"
                journal.sql { connection-string = "Data Source={{journal}}", provider-name = "SQLite.MS" }
                snapshot-store.sql { connection-string = "Data Source={{journal}}", provider-name = "SQLite.MS" }
                journal-plugin-fallback.replay-filter.mode = fail
              }
            }
            {{GateMailbox.Name}}.mailbox-type = "{{typeof(GateMailbox).AssemblyQualifiedName}}"
            """;
    }
}
