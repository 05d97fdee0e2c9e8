using Enrichment.Domain.Ports;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

internal sealed class PostgresBusinessStore(PostgresWrites writes, PostgresReads reads, StatementCounts counts) : IBusinessStore
{
    private readonly TakeInBusinesses _takeIn = new(counts);

    /// <summary>From one tenant to the next in the index: as many steps as there are tenants, however many businesses.</summary>
    public async Task<IReadOnlyList<string>> Tenants() => await reads.OfAll(StatementArea.Rows, static sql => sql.Prepare("""
        WITH RECURSIVE t(tenant) AS (
          SELECT min(tenant) FROM businesses
          UNION ALL SELECT (SELECT min(b.tenant) FROM businesses b WHERE b.tenant > t.tenant) FROM t WHERE t.tenant IS NOT NULL)
        SELECT tenant FROM t WHERE tenant IS NOT NULL ORDER BY tenant
        """).List(row => row.RequiredText(0))).ConfigureAwait(false);

    public Task<long?> TakeIn(string tenant, string tableId, long after, int most) =>
        writes.Write(_takeIn, WriteKind.Rows, tenant, new BusinessStretch(tenant, tableId, after, most));
}
