using Enrichment.Domain.Ports;
using Enrichment.Storage.Postgres.Entities;
using Enrichment.Storage.Postgres.Gateway;
using Enrichment.Storage.Postgres.Ledger;
using Enrichment.Storage.Postgres.Rows;
using Enrichment.Storage.Postgres.Runs;
using Enrichment.Storage.Postgres.Schema;
using Enrichment.Storage.Postgres.Standing;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;
using Npgsql;

namespace Enrichment.Storage.Postgres;

/// <summary>Every port on a PostgreSQL that several nodes share. While it is away writes wait, and reads fail.</summary>
public sealed class PostgresStore : IStore
{
    private readonly PostgresStoreOptions _options;
    private readonly NpgsqlDataSource _written;
    private readonly NpgsqlDataSource _read;
    private readonly PostgresWrites _writes;

    private PostgresStore(PostgresStoreOptions options)
    {
        _options = options;
        _written = Sessions.Open(options, options.WriteTimeout, options.Lanes + 1);
        _read = Sessions.Open(options, options.ReadTimeout, options.Reads);
        var writes = _writes = new PostgresWrites(options, _written);
        var reads = new PostgresReads(options, _read, Statements, new ReadOutage(options, () => writes.IsAway));
        Ledger = new PostgresLedger(writes, reads, Statements);
        Entities = new PostgresEntityStore(writes, reads, Statements);
        Tables = new PostgresTableStore(writes, reads, Statements);
        Work = new PostgresWorkStore(writes, reads, Statements);
        Runs = new PostgresRunStore(writes, reads, Statements);
        Jobs = new PostgresJobStore(writes, reads, Statements);
        Deliveries = new PostgresDeliveryStore(writes, reads, Statements);
        Access = new PostgresAccessStore(writes, reads, Statements);
        Tenants = new PostgresTenantStore(writes, Statements);
        Businesses = new PostgresBusinessStore(writes, reads, Statements);
        Pauses = new PostgresAccountPauses(writes, reads, Statements);
        Schedules = new PostgresScheduleStore(writes, reads, Statements);
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

    public StatementCounts Statements { get; } = new();

    public long Waiting => _writes.Waiting;

    /// <summary>Transactions committed since the store was opened.</summary>
    public long Groups => _writes.Counters.Groups;

    /// <summary>Opens the store, making or migrating its schema; safe with several nodes at once.</summary>
    /// <exception cref="StoreVersionException">A newer program wrote the schema.</exception>
    /// <exception cref="InvalidOperationException">The application role could bypass row-level security.</exception>
    /// <exception cref="DatabaseAwayException">The database does not answer.</exception>
    public static async Task<PostgresStore> Open(PostgresStoreOptions options)
    {
        await new PostgresSchema(options.Validated()).Migrate().ConfigureAwait(false);
        return new PostgresStore(options);
    }

    /// <summary>
    /// PostgreSQL keeps no log that a program could read back: what was deleted stays in the write-ahead log and in backups for as long
    /// as those are kept, which is for their retention to bound.
    /// </summary>
    /// <returns>True.</returns>
    public Task<bool> EmptyLog() => Task.FromResult(true);

    /// <summary>
    /// Vacuums every table that holds personal data, so that the room of deleted rows is used again. It needs the owner of the tables,
    /// and does nothing for anyone else. The same holds of the write-ahead log and of backups as for <see cref="EmptyLog"/>.
    /// </summary>
    /// <returns>True.</returns>
    public async Task<bool> Scrub()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_options.ConnectionString)
        {
            Pooling = false,
            SearchPath = _options.Schema,
            CommandTimeout = checked((int)_options.WriteTimeout.TotalSeconds),
        }.ConnectionString);
        await connection.OpenAsync().ConfigureAwait(false);
        await using var vacuum = new NpgsqlCommand("VACUUM tenants, entities, businesses, tables, row_cells, rows, links, answers, jobs, deliveries", connection);
        await vacuum.ExecuteNonQueryAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>Writes what waits, then ends; while the database is away what waits fails instead.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync().ConfigureAwait(false);
        await _written.DisposeAsync().ConfigureAwait(false);
        await _read.DisposeAsync().ConfigureAwait(false);
    }
}
