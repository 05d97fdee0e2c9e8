using Akka.Actor;
using Akka.Embedded;
using Akka.Embedded.Persistence;
using Enrichment.Actors.Gates;
using Enrichment.Actors.Serialization;

namespace Enrichment.Actors.Tests.Support;

/// <summary>The actor system that the tests run on: one file per runtime.</summary>
internal sealed class TestSystem(TimeProvider time)
{
    private readonly TestJournal journal = new();

    /// <summary>A system on the journal that earlier ones of this object wrote.</summary>
    public ActorSystem Start() => EmbeddedActorSystem.Create("test", Options(journal, new EmbeddedOptions { TimeProvider = time, LoggerFactory = new OutputLog() }));

    internal static EmbeddedOptions Options(TestJournal journal, EmbeddedOptions options) => options
        .AddMailbox<GateMailbox>(GateMailbox.Name)
        .With(new PersistenceOptions { Journal = journal.Events })
        .With(new SerializationOptions().Add(system => new EventSerializer(system), EventManifests.Interfaces));
}

/// <summary>A journal that outlives the systems that write it.</summary>
internal sealed class TestJournal
{
    internal InMemoryEventJournal Events { get; } = new();
}
