using Akka.Embedded.Persistence;

namespace Akka.Embedded.Tests.Persistence.Snapshots;

public sealed class InMemorySnapshotStoreTests : SnapshotStoreConformance
{
    protected override ISnapshotStore Store { get; } = new InMemorySnapshotStore();
}
