using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>Reads on connections of their own, their statements counted.</summary>
internal sealed class StoreReads(SqliteReaders readers, StatementCounts counts)
{
    public Task<T> Use<T>(StatementArea area, Func<StoreSql, T> read) =>
        readers.Use(connection => read(new StoreSql(connection, counts, area)));
}
