namespace Enrichment.Storage.Sqlite.Schema;

/// <summary>One step of the schema, applied once, in one transaction, and never changed once released.</summary>
internal sealed record Migration(int Version, string Name, string Sql);

/// <summary>Every step, in order.</summary>
internal static class Migrations
{
    public static readonly IReadOnlyList<Migration> All =
    [
        new(1, "entities", EntitySchema.Sql),
        new(2, "ledger", LedgerSchema.Sql),
        new(3, "rows", RowSchema.Sql),
        new(4, "work", WorkSchema.Sql),
        new(5, "runs", RunSchema.Sql),
        new(6, "gateway", GatewaySchema.Sql),
        new(7, "calls of requests", LedgerSchema.CallsOfRequests),
        new(8, "pauses and schedules", StandingSchema.Sql),
        new(9, "deliveries", DeliverySchema.Sql),
        new(10, "lists", ListSchema.Sql),
        new(11, "list of tables", ListSchema.Tables),
    ];

    public static int Newest => All[^1].Version;
}
