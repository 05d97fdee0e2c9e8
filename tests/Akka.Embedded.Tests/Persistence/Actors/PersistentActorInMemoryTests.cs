using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Actors;

public sealed class PersistentActorInMemoryTests : PersistentActorConformance
{
    protected override IEventJournal Journal { get; } = new InMemoryEventJournal();

    protected override ISnapshotStore Snapshots { get; } = new InMemorySnapshotStore();
}
