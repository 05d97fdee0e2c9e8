namespace Enrichment.Storage.Sqlite.Schema;

internal static class ListSchema
{
    /// <summary>
    /// Lists that are looked at often and must not read all: a table's rows that failed (4) or wait (6), a tenant's runs by age.
    /// A run's name begins with its tenant.
    /// </summary>
    public const string Sql = """
        CREATE INDEX rows_unsettled ON rows(table_no, status) WHERE status IN (4, 6);
        CREATE INDEX runs_by_age ON runs(substr(run, 1, instr(run, '/') - 1), started_at, run);
        """;

    /// <summary>A tenant's tables by age.</summary>
    public const string Tables = "CREATE INDEX tables_by_age ON tables(tenant, created_at, table_id) WHERE shape IS NOT NULL;";
}
