using Microsoft.Extensions.Logging;
using Npgsql;
using PostgreSql.GroupCommit;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>Writes of one kind keep their order within a tenant; those of different kinds do not wait for each other.</summary>
internal enum WriteKind
{
    /// <summary>Calls, budgets and the facts that come with them: of one tenant at a time, over all nodes.</summary>
    Ledger,

    /// <summary>Tables, rows, work, businesses.</summary>
    Rows,

    /// <summary>Everything else.</summary>
    Views,
}

/// <summary>Writes in groups, each of one tenant, as row-level security wants it.</summary>
internal sealed class PostgresWrites : IAsyncDisposable
{
    private readonly GroupWriter _writer;

    public PostgresWrites(PostgresStoreOptions options, NpgsqlDataSource source) => _writer = new GroupWriter(new GroupWriterOptions
    {
        Source = source,
        Subject = $"the store {options.Name}",
        Lanes = options.Lanes,
        Begin = Begin,
        Time = options.Time,
        Report = line => options.Logger.LogWarning("{Line}", line),
    });

    public int Waiting => _writer.Waiting;

    public bool IsAway => _writer.AwaySince is not null;

    public WriterCounters Counters => _writer.Counters;

    /// <param name="tenant">Whose it is; empty for what belongs to nobody.</param>
    public Task<TResult> Write<TItem, TResult>(PostgresHandler<TItem, TResult> handler, WriteKind kind, string tenant, TItem item) =>
        _writer.Write(handler, $"{(int)kind}{tenant}", new Attempt<TItem, TResult>(item));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static async Task Begin(NpgsqlConnection connection, string scope)
    {
        var (kind, tenant) = ((WriteKind)(scope[0] - '0'), scope[1..]);
        // All intents and settlements of a tenant meet in the budgets of its day: to take turns before the first lock is dearer than
        // nothing, and cheaper than a deadlock.
        var turn = kind == WriteKind.Ledger ? ", pg_advisory_xact_lock(hashtextextended('enrichment ledger ' || $1, 0))" : "";
        await using var command = new NpgsqlCommand(
            $"SELECT pg_current_xact_id()::text, set_config('{Sessions.TenantSetting}', $1, true){turn}", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        Transactions.Begin(connection, (string)(await command.ExecuteScalarAsync().ConfigureAwait(false))!);
    }
}
