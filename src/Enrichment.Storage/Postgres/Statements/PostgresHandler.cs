using Enrichment.Storage.Statements;
using Npgsql;
using PostgreSql.GroupCommit;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>
/// A kind of write of the store, its statements counted. An item is executed again when the answer to its commit was lost; the
/// database then tells whether that transaction was committed, and the item is answered as it was the first time.
/// </summary>
internal abstract class PostgresHandler<TItem, TResult>(StatementCounts counts, StatementArea area) : WriteHandler<Attempt<TItem, TResult>, TResult>
{
    public override string Name => GetType().Name;

    public sealed override async Task Execute(NpgsqlConnection connection, IReadOnlyList<Attempt<TItem, TResult>> items, TResult[] results)
    {
        var sql = new PostgresSql(connection, counts, area);
        var committed = await Transactions.Committed(sql, items.Select(item => item.Transaction)).ConfigureAwait(false);
        List<int> open = [.. Enumerable.Range(0, items.Count).Where(i => !committed.Contains(items[i].Transaction ?? ""))];
        var answers = new TResult[open.Count];
        if (open.Count > 0) await Execute(sql, open.ConvertAll(i => items[i].Item), answers).ConfigureAwait(false);
        for (var i = 0; i < open.Count; i++) items[open[i]].Executed(Transactions.Of(connection), answers[i]);
        for (var i = 0; i < items.Count; i++) results[i] = items[i].Result;
    }

    protected abstract Task Execute(PostgresSql sql, IReadOnlyList<TItem> items, TResult[] results);
}

/// <summary>A write whose callers come one at a time: nothing is won by joining them.</summary>
internal abstract class SinglePostgresHandler<TItem, TResult>(StatementCounts counts, StatementArea area) : PostgresHandler<TItem, TResult>(counts, area)
{
    protected sealed override async Task Execute(PostgresSql sql, IReadOnlyList<TItem> items, TResult[] results)
    {
        for (var i = 0; i < items.Count; i++) results[i] = await Execute(sql, items[i]).ConfigureAwait(false);
    }

    protected abstract Task<TResult> Execute(PostgresSql sql, TItem item);
}
