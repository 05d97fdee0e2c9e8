using Enrichment.Domain.Ports;
using Enrichment.Storage.Postgres.Rows;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Entities;

/// <summary>Takes away a tenant's data, in one transaction.</summary>
internal sealed class EraseTenant(StatementCounts counts) : SinglePostgresHandler<string, ErasedData>(counts, StatementArea.Entities)
{
    protected override async Task<ErasedData> Execute(PostgresSql sql, string item)
    {
        var rows = 0L;
        var tables = await sql.Prepare("SELECT table_no, table_id FROM tables WHERE tenant = $1 ORDER BY table_no").With(item)
            .List(row => (No: row.Integer(0), Id: row.RequiredText(1))).ConfigureAwait(false);
        foreach (var (no, id) in tables) rows += await DeleteTable.Delete(sql.In(StatementArea.Rows), no, id).ConfigureAwait(false);
        await Delete(sql.In(StatementArea.Rows), "chosen_rows", item).ConfigureAwait(false);
        await Delete(sql, "businesses", item).ConfigureAwait(false);
        var entities = await Delete(sql, "entities", item).ConfigureAwait(false);
        var jobs = await Delete(sql.In(StatementArea.Gateway), "jobs", item).ConfigureAwait(false);
        await Delete(sql.In(StatementArea.Gateway), "deliveries", item).ConfigureAwait(false);
        await Delete(sql.In(StatementArea.Gateway), "idempotency", item).ConfigureAwait(false);
        await Delete(sql, "tenants", item).ConfigureAwait(false);
        return new ErasedData(tables.Count, rows, entities, jobs);
    }

    private static async Task<long> Delete(PostgresSql sql, string table, string tenant) =>
        await sql.Prepare($"DELETE FROM {table} WHERE tenant = $1").With(tenant).Execute().ConfigureAwait(false);
}
