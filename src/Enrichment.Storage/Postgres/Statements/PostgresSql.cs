using Enrichment.Storage.Statements;
using Npgsql;

namespace Enrichment.Storage.Postgres.Statements;

/// <summary>A connection inside a transaction, whose statements are counted.</summary>
internal readonly struct PostgresSql(NpgsqlConnection connection, StatementCounts counts, StatementArea area)
{
    /// <summary>The statement, for one execution.</summary>
    public PostgresStatement Prepare(string sql)
    {
        counts.Add(area);
        return new PostgresStatement(connection, sql);
    }

    /// <summary>A set-wise statement: its first parameters are the columns of the items.</summary>
    public PostgresStatement Prepare<T>(string sql, ItemSet<T> set, IReadOnlyCollection<T> items) => set.Bind(Prepare(sql), items);

    public PostgresSql In(StatementArea other) => new(connection, counts, other);
}
