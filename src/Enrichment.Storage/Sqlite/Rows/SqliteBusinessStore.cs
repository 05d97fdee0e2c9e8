using Enrichment.Domain.Ports;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

internal sealed class SqliteBusinessStore(GroupWriter writer, StoreReads reads, StatementCounts counts) : IBusinessStore
{
    private readonly TakeInBusinesses _takeIn = new(counts);

    public Task<IReadOnlyList<string>> Tenants() => reads.Use<IReadOnlyList<string>>(
        StatementArea.Rows, sql => sql.Prepare("SELECT DISTINCT tenant FROM businesses ORDER BY tenant").List(row => row.RequiredText(0)));

    public Task<long?> TakeIn(string tenant, string tableId, long after, int most) =>
        writer.Write(_takeIn, new BusinessStretch(tenant, tableId, after, most));
}
