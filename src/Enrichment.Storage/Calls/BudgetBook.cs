namespace Enrichment.Storage.Calls;

/// <summary>The budgets that a group touches: read once, changed in memory, written once each.</summary>
internal sealed class BudgetBook(IEnumerable<BudgetLine> lines)
{
    private readonly Dictionary<string, BudgetLine> _lines = lines.ToDictionary(l => l.Id, StringComparer.Ordinal);

    public IReadOnlyList<BudgetLine> Changed => [.. _lines.Values.Where(l => l.IsChanged)];

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
}
