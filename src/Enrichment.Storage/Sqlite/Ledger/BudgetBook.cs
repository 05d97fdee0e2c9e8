using Enrichment.Storage.Documents;
using Enrichment.Storage.Sqlite.Statements;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Ledger;

/// <summary>The budgets that a group touches: read once, changed in memory, written once each.</summary>
internal sealed class BudgetBook
{
    private const string Columns = "budget, limit_most, charged, reserved, overrun";

    private static readonly RowSet<BudgetLine> Update = new(
        "id, charged, reserved, overrun",
        "UPDATE budgets SET charged = n.charged, reserved = n.reserved, overrun = n.overrun FROM n WHERE budget = n.id",
        static (row, line) => row.Text(line.Id).Number(line.Charged).Number(line.Reserved).Number(line.Overrun));

    private readonly Dictionary<string, BudgetLine> _lines;

    private BudgetBook(IEnumerable<BudgetLine> lines) => _lines = lines.ToDictionary(l => l.Id, StringComparer.Ordinal);

    public static BudgetBook Load(StoreSql sql, IEnumerable<string> ids) => new(Read(sql, ids));

    /// <summary>Those of the ids that exist, by id.</summary>
    public static List<BudgetLine> Read(StoreSql sql, IEnumerable<string> ids) => sql.Prepare($"""
        SELECT {Columns} FROM budgets WHERE budget IN (SELECT value FROM json_each(?1)) ORDER BY budget
        """).Bind(1, JsonTexts.List(ids.Distinct(StringComparer.Ordinal))).List(Line);

    /// <summary>Every budget, by id.</summary>
    public static List<BudgetLine> ReadAll(StoreSql sql) =>
        sql.Prepare($"SELECT {Columns} FROM budgets ORDER BY budget").List(Line);

    /// <summary>The lines of the ids that exist: a budget that does not exist bears nothing and limits nothing.</summary>
    public List<BudgetLine> Bearing(IReadOnlyList<string> ids)
    {
        var lines = new List<BudgetLine>(ids.Count);
        foreach (var id in ids)
        {
            if (_lines.TryGetValue(id, out var line) && !lines.Contains(line)) lines.Add(line);
        }

        return lines;
    }

    /// <summary>One update for all that changed. The table's own check refuses what exceeds limit and overrun.</summary>
    public void Save(StoreSql sql)
    {
        var changed = _lines.Values.Where(l => l.IsChanged).ToList();
        if (changed.Count > 0) Update.Execute(sql, changed);
    }

    private static BudgetLine Line(PreparedStatement row) => new(
        row.RequiredText(0), row.OptionalInteger(1), row.Integer(2), row.Integer(3), row.Integer(4));
}
