using Akka.Embedded.Persistence;
using Akka.Embedded.Tests.Persistence.Support;

namespace Akka.Embedded.Tests.Persistence.Snapshots;

public sealed class SqliteSnapshotStoreTests : SnapshotStoreConformance, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public SqliteSnapshotStoreTests() => Store = new SqliteSnapshotStore(_sqlite.Writer, _sqlite.Readers);

    protected override ISnapshotStore Store { get; }

    public void Dispose() => _sqlite.Dispose();
}
