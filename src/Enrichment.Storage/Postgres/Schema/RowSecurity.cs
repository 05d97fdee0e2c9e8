using Enrichment.Storage.Postgres.Statements;

namespace Enrichment.Storage.Postgres.Schema;

/// <summary>Row-level security as texts of migrations; <c>{app}</c> and <c>{duty}</c> stand for the roles.</summary>
internal static class RowSecurity
{
    /// <summary>
    /// A subquery, so that the setting is read once a statement and not once a row. It is null before it was ever set, and empty after
    /// a transaction that had set it: no row's tenant equals either.
    /// </summary>
    private const string Tenant = $"(SELECT current_setting('{Sessions.TenantSetting}', true))";

    /// <summary>
    /// A CASE, which the planner takes to be true of half the rows. Of a comparison it has never counted it believes one in two hundred,
    /// and then reads a whole table in the belief that next to nothing is left of it.
    /// </summary>
    private static string Is(string tenant) => $"CASE WHEN tenant {tenant} THEN true ELSE false END";

    /// <summary>A table of tenants' rows: only the tenant's are seen, and only such can be written, whoever asks.</summary>
    public static string OfTenants(params IEnumerable<string> tables) => string.Concat(tables.Select(table =>
        $"{Forced(table)} ALTER TABLE {table} ADD CHECK (tenant <> ''); CREATE POLICY of_tenant ON {table} USING ({Is($"= {Tenant}")});\n"));

    /// <summary>The same, where rows with an empty tenant are everybody's.</summary>
    public static string OfTenantsOrAll(params IEnumerable<string> tables) => string.Concat(tables.Select(table =>
        $"{Forced(table)} CREATE POLICY of_tenant ON {table} USING ({Is($"IN ('', {Tenant})")});\n"));

    /// <summary>A table that holds nothing but ids: no security needed.</summary>
    public static string Open(params IEnumerable<string> tables) => string.Concat(tables.Select(Granted));

    /// <summary>What duties over all tenants may read of a table: these columns, or all.</summary>
    public static string ForDuties(string table, string columns = "") =>
        $"GRANT SELECT {(columns.Length == 0 ? "" : $"({columns})")} ON {table} TO {{duty}}; CREATE POLICY for_duties ON {table} FOR SELECT TO {{duty}} USING (true);\n";

    private static string Forced(string table) =>
        $"{Granted(table)} ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;";

    private static string Granted(string table) => $"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {{app}};";
}
