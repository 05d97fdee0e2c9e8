namespace Enrichment.Storage.Postgres.Schema;

/// <summary>One step of the schema, applied once and never changed once released; <c>{app}</c> and <c>{duty}</c> stand for the roles.</summary>
internal sealed record PostgresMigration(int Version, string Name, string Sql);

/// <summary>Every step, in order.</summary>
internal static class PostgresMigrations
{
    public static readonly IReadOnlyList<PostgresMigration> All =
    [
        new(1, "entities", EntityTables.Sql),
        new(2, "ledger", LedgerTables.Sql),
        new(3, "rows", RowTables.Sql),
        new(4, "work", WorkTables.Sql),
        new(5, "runs", ViewTables.Runs),
        new(6, "gateway", ViewTables.Gateway),
        new(7, "pauses and schedules", ViewTables.Standing),
        new(8, "lists", ListTables.Sql),
        new(9, "list of tables", ListTables.Tables),
    ];

    public static int Newest => All[^1].Version;
}
