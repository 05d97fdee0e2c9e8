using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Persistence;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;

namespace Enrichment.Host.Composition;

/// <summary>The actor system on the embedded runtime: its journal shares the store's file and its one writer.</summary>
internal static class ActorRuntime
{
    public static ActorSystem Start(EngineOptions options)
    {
        var embedded = new EmbeddedOptions { TimeProvider = options.Time, LoggerFactory = options.Loggers };
        embedded.AddMailbox<GateMailbox>(GateMailbox.Name);
        var file = JournalFile.Of(options.Store);
        embedded.With(new PersistenceOptions
        {
            Journal = new SqliteEventJournal(file.Writer, file.Readers),
            Snapshots = new SqliteSnapshotStore(file.Writer, file.Readers),
        });
        embedded.With(new SerializationOptions()
            .Add(system => new EventSerializer(system), EventManifests.Interfaces)
            .Add(system => new MessageSerializer(system), MessageManifests.Types));
        return EmbeddedActorSystem.Create("enrichment", embedded);
    }
}
