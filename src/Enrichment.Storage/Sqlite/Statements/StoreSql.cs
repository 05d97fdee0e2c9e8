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
        Count();
        return PrepareForMany(sql);
    }

    /// <summary>The same for a statement that is executed again and again: the caller counts each time.</summary>
    public PreparedStatement PrepareForMany(string sql) => StatementCache.For(connection).Prepare(sql);

    public void Count() => counts.Add(area);

    public StoreSql In(StatementArea other) => new(connection, counts, other);
}
