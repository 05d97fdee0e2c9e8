using Enrichment.Storage.Calls;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>Reads and writes budgets: those of a group are read in one statement.</summary>
internal static class BudgetStatements
{
    private const string Columns = "budget, limit_most, charged, reserved, overrun";

    private static readonly EachRow<BudgetLine> Update = new(
        "UPDATE budgets SET charged = ?2, reserved = ?3, overrun = ?4 WHERE budget = ?1",
        static (row, line) => row.Text(line.Id).Number(line.Charged).Number(line.Reserved).Number(line.Overrun));

    /// <summary>Those of the ids that exist, by id.</summary>
    public static List<BudgetLine> Read(StoreSql sql, IEnumerable<string> ids) => sql.Prepare($"""
        SELECT {Columns} FROM budgets WHERE budget IN (SELECT value FROM json_each(?1)) ORDER BY budget
        """).Bind(1, JsonTexts.List(ids.Distinct(StringComparer.Ordinal))).List(StoredCalls.Budget);

    /// <summary>Every budget, by id.</summary>
    public static List<BudgetLine> ReadAll(StoreSql sql) =>
        sql.Prepare($"SELECT {Columns} FROM budgets ORDER BY budget").List(StoredCalls.Budget);

    /// <summary>Writes what changed. The table's own check refuses what exceeds limit and overrun.</summary>
    public static void Save(StoreSql sql, BudgetBook book)
    {
        if (book.Changed is { Count: > 0 } changed) Update.Execute(sql, changed);
    }
}
