namespace Enrichment.Storage.Postgres.Schema;

internal static class ListTables
{
    /// <summary>Lists that are looked at often and must not read all: a table's rows that failed (4) or wait (6), a tenant's runs by age.</summary>
    public const string Sql = """
        CREATE INDEX rows_unsettled ON rows(table_no, status) WHERE status IN (4, 6);
        CREATE INDEX runs_by_age ON runs(tenant, started_at, run);
        """;

    /// <summary>A tenant's tables by age.</summary>
    public const string Tables = "CREATE INDEX tables_by_age ON tables(tenant, created_at, table_id) WHERE shape IS NOT NULL;";
}
