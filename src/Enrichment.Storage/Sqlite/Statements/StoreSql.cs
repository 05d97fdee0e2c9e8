using Enrichment.Storage.Statements;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>A connection whose statements are counted.</summary>
internal readonly struct StoreSql(SqliteConnection connection, StatementCounts counts, StatementArea area)
{
    /// <summary>The statement, prepared once per connection, for one execution.</summary>
    public PreparedStatement Prepare(string sql)
    {
        counts.Add(area);
        return StatementCache.For(connection).Prepare(sql);
    }

    /// <summary>A statement that is executed again and again: the caller counts how often.</summary>
    public PreparedStatement PrepareForMany(string sql) => StatementCache.For(connection).Prepare(sql);

    public void Count(int executions) => counts.Add(area, executions);

    public StoreSql In(StatementArea other) => new(connection, counts, other);
}
