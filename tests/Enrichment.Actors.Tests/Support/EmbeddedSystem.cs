using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Persistence;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;

namespace Enrichment.Actors.Tests.Support;

/// <summary>The actor system that the tests run on: one file per runtime.</summary>
internal sealed class TestSystem(TimeProvider time)
{
    private readonly InMemoryEventJournal journal = new();

    /// <summary>A system on the journal that earlier ones of this object wrote.</summary>
    public ActorSystem Start()
    {
        var options = new EmbeddedOptions { TimeProvider = time, LoggerFactory = new OutputLog() };
        options.AddMailbox<GateMailbox>(GateMailbox.Name);
        options.With(new PersistenceOptions { Journal = journal });
        options.With(new SerializationOptions().Add(system => new EventSerializer(system), EventManifests.Interfaces));
        return EmbeddedActorSystem.Create("test", options);
    }
}
