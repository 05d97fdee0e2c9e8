using Akka.Embedded.Persistence;
using Akka.Embedded.Persistence.PostgreSql;
using Enrichment.Bench.Measuring;
using Enrichment.Host.Composition.Clustering;
using Enrichment.Host.Configuration;
using PostgreSql.Local;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Runtime;

/// <summary>Where events are kept while they are written and, after a start, read.</summary>
internal interface IJournalPlace : IAsyncDisposable
{
    /// <summary>Opens the journal for the length of one actor system.</summary>
    Task<OpenJournal> Open();
}

/// <summary>An open journal and what closes it.</summary>
internal sealed record OpenJournal(PersistenceOptions Options, Func<ValueTask> Close) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Close();
}

/// <summary>A SQLite file with synchronous=FULL.</summary>
internal sealed class SqliteJournalPlace : IJournalPlace
{
    private readonly TemporaryFolder folder = new();

    public Task<OpenJournal> Open()
    {
        var path = Path.Combine(folder.Path, "journal.db");
        var writer = GroupWriter.Open(new GroupWriterOptions { Path = path });
        var readers = new SqliteReaders(new SqliteReadersOptions { Path = path });
        var options = new PersistenceOptions { Journal = new SqliteEventJournal(writer, readers), Snapshots = new SqliteSnapshotStore(writer, readers) };
        return Task.FromResult(new OpenJournal(options, async () =>
        {
            await writer.DisposeAsync();
            await readers.DisposeAsync();
        }));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A PostgreSQL server of its own, as it comes, with the connections of a node.</summary>
internal sealed class PostgresJournalPlace : IJournalPlace
{
    private readonly TemporaryFolder folder;
    private readonly LocalPostgreSql server;

    private PostgresJournalPlace(TemporaryFolder folder, LocalPostgreSql server) => (this.folder, this.server) = (folder, server);

    public static async Task<IJournalPlace> Make()
    {
        var folder = new TemporaryFolder();
        return new PostgresJournalPlace(folder, await LocalPostgreSql.Start(new LocalPostgreSqlOptions { Folder = folder.Path }));
    }

    public async Task<OpenJournal> Open()
    {
        var shared = SharedDatabase.Open(new ClusterSettings { Database = server.ConnectionString, Secret = "of this benchmark", Node = "bench", Port = 0 });
        var persistence = await PostgreSqlPersistence.Open(new PostgreSqlPersistenceOptions { Source = shared.Source });
        var options = new PersistenceOptions { Journal = persistence.Journal, Snapshots = persistence.Snapshots };
        return new OpenJournal(options, async () =>
        {
            await persistence.DisposeAsync();
            await shared.DisposeAsync();
        });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
