using Enrichment.Domain.Ports;
using Enrichment.Storage.Sqlite.Entities;
using Enrichment.Storage.Sqlite.Gateway;
using Enrichment.Storage.Sqlite.Ledger;
using Enrichment.Storage.Sqlite.Rows;
using Enrichment.Storage.Sqlite.Runs;
using Enrichment.Storage.Sqlite.Schema;
using Enrichment.Storage.Sqlite.Standing;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Microsoft.Extensions.Logging;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite;

/// <summary>Every port on one SQLite file, with one writer that the journal may share.</summary>
public sealed class SqliteStore : IStore
{
    private SqliteStore(GroupWriter writer, SqliteReaders readers)
    {
        Writer = writer;
        Readers = readers;
        var reads = new StoreReads(readers, Statements);
        Ledger = new SqliteLedger(writer, reads, Statements);
        Entities = new SqliteEntityStore(writer, reads, Statements);
        Tables = new SqliteTableStore(writer, reads, Statements);
        Work = new SqliteWorkStore(writer, reads, Statements);
        Runs = new SqliteRunStore(writer, reads, Statements);
        Jobs = new SqliteJobStore(writer, reads, Statements);
        Deliveries = new SqliteDeliveryStore(writer, reads, Statements);
        Access = new SqliteAccessStore(writer, reads, Statements);
        Tenants = new SqliteTenantStore(writer, Statements);
        Businesses = new SqliteBusinessStore(writer, reads, Statements);
        Pauses = new SqliteAccountPauses(writer, reads, Statements);
        Schedules = new SqliteScheduleStore(writer, reads, Statements);
    }

    public ILedger Ledger { get; }

    public IEntityStore Entities { get; }

    public ITableStore Tables { get; }

    public IWorkStore Work { get; }

    public IRunStore Runs { get; }

    public IJobStore Jobs { get; }

    public IDeliveryStore Deliveries { get; }

    public IAccessStore Access { get; }

    public ITenantStore Tenants { get; }

    public IBusinessStore Businesses { get; }

    public IAccountPauses Pauses { get; }

    public IScheduleStore Schedules { get; }

    /// <summary>The one writer of the file: the journal writes with it too.</summary>
    public GroupWriter Writer { get; }

    public SqliteReaders Readers { get; }

    public StatementCounts Statements { get; } = new();

    public long Waiting => Writer.Waiting;

    /// <summary>Opens the store, making or migrating its file.</summary>
    /// <exception cref="StoreVersionException">A newer program wrote the file.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged, or not a store; it is left as it is.</exception>
    /// <exception cref="StoreUnavailableException">The file cannot be opened for writing.</exception>
    public static SqliteStore Open(SqliteStoreOptions options)
    {
        StoreFile.Migrate(options.File, options.Time);
        var writer = GroupWriter.Open(new GroupWriterOptions
        {
            Path = options.File,
            Synchronous = options.Synchronous,
            Report = line => options.Logger.LogWarning("{Line}", line),
        });
        return new SqliteStore(writer, new SqliteReaders(new SqliteReadersOptions { Path = options.File, Count = options.Readers }));
    }

    public Task<string?> WriteProblem() => Writer.Problem();

    public Exception? Refusal => Writer.Refusal;

    /// <summary>The log still holds deleted pages as they were before.</summary>
    /// <returns>Whether it is empty; false while a reader still needs it.</returns>
    public Task<bool> EmptyLog() => Writer.Checkpoint();

    /// <summary>
    /// Writes the whole file anew without what was deleted and empties the log: a page that was once split may keep an old copy of a
    /// deleted row in the part that it does not use. Needs as much free disk as the file is large, and holds up writers meanwhile.
    /// </summary>
    /// <returns>Whether the log is empty; false while a reader still needs it.</returns>
    /// <exception cref="StoreUnavailableException">The disk has no room for it.</exception>
    public async Task<bool> Scrub()
    {
        await Writer.Between(static connection =>
        {
            using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM";
            return vacuum.ExecuteNonQuery();
        }).ConfigureAwait(false);
        return await EmptyLog().ConfigureAwait(false);
    }

    /// <summary>Writes what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync().ConfigureAwait(false);
        await Readers.DisposeAsync().ConfigureAwait(false);
    }
}
