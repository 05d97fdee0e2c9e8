using Enrichment.Domain.Ledger;
using Enrichment.Storage.Calls;
using Enrichment.Storage.Postgres.Statements;

namespace Enrichment.Storage.Postgres.Ledger;

/// <summary>Reads and writes budgets: one statement each for those of a group.</summary>
internal static class BudgetStatements
{
    private const string Columns = "budget, limit_most, charged, reserved, overrun";

    private static readonly ItemSet<BudgetLine> Lines = new ItemSet<BudgetLine>()
        .Text("id", line => line.Id).Number("charged", line => line.Charged).Number("reserved", line => line.Reserved).Number("overrun", line => line.Overrun);

    private static readonly string Update =
        $"UPDATE budgets b SET charged = n.charged, reserved = n.reserved, overrun = n.overrun FROM {Lines.Rows} WHERE b.budget = n.id";

    /// <summary>Those of the ids that exist, by id.</summary>
    public static Task<List<BudgetLine>> Read(PostgresSql sql, IEnumerable<string> ids) => Read(sql, ids, "");

    /// <summary>The same, and nobody else changes them until the transaction ends. In order of their ids, so that two groups do not wait for each other.</summary>
    public static async Task<BudgetBook> Lock(PostgresSql sql, IEnumerable<string> ids) => new(await Read(sql, ids, "FOR UPDATE").ConfigureAwait(false));

    /// <summary>Every budget, by id.</summary>
    public static Task<List<BudgetLine>> ReadAll(PostgresSql sql) =>
        sql.Prepare($"SELECT {Columns} FROM budgets ORDER BY budget").List(StoredCalls.Budget);

    /// <summary>One update for all that changed. The table's own check refuses what exceeds limit and overrun.</summary>
    public static Task Save(PostgresSql sql, BudgetBook book) =>
        book.Changed is { Count: > 0 } changed ? sql.Prepare(Update, Lines, changed).Execute() : Task.CompletedTask;

    /// <summary>Whose a budget is; empty for one that names no tenant, which is everybody's.</summary>
    public static string OwnerOf(string id) => BudgetIds.TenantOf(id) ?? "";

    private static Task<List<BudgetLine>> Read(PostgresSql sql, IEnumerable<string> ids, string locking) =>
        sql.Prepare($"SELECT {Columns} FROM budgets WHERE budget = ANY($1) ORDER BY budget {locking}")
            .With(ids.Distinct(StringComparer.Ordinal)).List(StoredCalls.Budget);
}
