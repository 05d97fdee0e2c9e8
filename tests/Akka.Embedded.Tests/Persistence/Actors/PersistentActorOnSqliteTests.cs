using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;

namespace Akka.Embedded.Tests.Persistence.Actors;

public sealed class PersistentActorOnSqliteTests : PersistentActorConformance
{
    private readonly TemporarySqlite _sqlite = new();

    public PersistentActorOnSqliteTests()
    {
        Journal = new SqliteEventJournal(_sqlite.Writer, _sqlite.Readers);
        Snapshots = new SqliteSnapshotStore(_sqlite.Writer, _sqlite.Readers);
    }

    protected override IEventJournal Journal { get; }

    protected override ISnapshotStore Snapshots { get; }

    public override void Dispose()
    {
        base.Dispose();
        _sqlite.Dispose();
    }
}
