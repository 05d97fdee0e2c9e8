using Enrichment.Domain.Ports;
using Enrichment.Storage.Sqlite.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Entities;

/// <summary>Takes away a tenant's data, in one transaction.</summary>
internal sealed class EraseTenant(StatementCounts counts) : SingleHandler<string, ErasedData>(counts, StatementArea.Entities)
{
    protected override ErasedData Execute(StoreSql sql, string item)
    {
        var rows = 0L;
        var tables = sql.Prepare("SELECT table_no FROM tables WHERE tenant = ?1").Bind(1, item).List(row => row.Integer(0));
        foreach (var table in tables) rows += DeleteTable.Delete(sql.In(StatementArea.Rows), table);
        Delete(sql.In(StatementArea.Rows), "chosen_rows WHERE run > ?1 || '/' AND run < ?1 || '0'", item);
        Delete(sql, "businesses WHERE tenant = ?1", item);
        // Ids begin with the tenant and '/', which '0' follows.
        var entities = Delete(sql, "entities WHERE entity > ?1 || '/' AND entity < ?1 || '0'", item);
        var jobs = Delete(sql.In(StatementArea.Gateway), "jobs WHERE tenant = ?1", item);
        Delete(sql.In(StatementArea.Gateway), "deliveries WHERE tenant = ?1", item);
        Delete(sql.In(StatementArea.Gateway), "idempotency WHERE tenant = ?1", item);
        Delete(sql, "tenants WHERE tenant = ?1", item);
        return new ErasedData(tables.Count, rows, entities, jobs);
    }

    private static long Delete(StoreSql sql, string what, string tenant) => sql.Prepare($"DELETE FROM {what}").Bind(1, tenant).Execute();
}
