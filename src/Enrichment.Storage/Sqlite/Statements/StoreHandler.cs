using Enrichment.Storage.Statements;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>A kind of write of the store, its statements counted.</summary>
internal abstract class StoreHandler<TItem, TResult>(StatementCounts counts, StatementArea area) : WriteHandler<TItem, TResult>
{
    public override string Name => GetType().Name;

    public sealed override void Execute(SqliteConnection connection, IReadOnlyList<TItem> items, TResult[] results) =>
        Execute(new StoreSql(connection, counts, area), items, results);

    protected abstract void Execute(StoreSql sql, IReadOnlyList<TItem> items, TResult[] results);
}

/// <summary>A write whose callers come one at a time: nothing is won by joining them.</summary>
internal abstract class SingleHandler<TItem, TResult>(StatementCounts counts, StatementArea area) : StoreHandler<TItem, TResult>(counts, area)
{
    protected sealed override void Execute(StoreSql sql, IReadOnlyList<TItem> items, TResult[] results)
    {
        for (var i = 0; i < items.Count; i++) results[i] = Execute(sql, items[i]);
    }

    protected abstract TResult Execute(StoreSql sql, TItem item);
}
