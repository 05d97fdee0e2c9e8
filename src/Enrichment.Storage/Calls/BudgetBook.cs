namespace Enrichment.Storage.Calls;

/// <summary>The budgets that a group touches: read once, changed in memory, written once each.</summary>
internal sealed class BudgetBook(IEnumerable<BudgetLine> lines)
{
    private readonly Dictionary<string, BudgetLine> _lines = lines.ToDictionary(l => l.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Bearers> _ofTexts = new(StringComparer.Ordinal);
    private readonly Dictionary<IReadOnlyList<string>, Bearers> _ofLists = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<BudgetLine> Changed => [.. _lines.Values.Where(l => l.IsChanged)];

    /// <summary>The lines of the budgets that exist: one that does not exist bears nothing and limits nothing.</summary>
    public Bearers Bearing(IntendedCall call)
    {
        // A group's calls are of few buckets: most of their lists are equal, and equal texts tell it.
        if (!_ofTexts.TryGetValue(call.Budgets, out var bearers)) _ofTexts.Add(call.Budgets, bearers = Bearing(call.Intent.Budgets));
        return bearers;
    }

    /// <inheritdoc cref="Bearing(IntendedCall)"/>
    public Bearers Bearing(IReadOnlyList<string> ids)
    {
        if (!_ofLists.TryGetValue(ids, out var bearers)) _ofLists.Add(ids, bearers = Find(ids));
        return bearers;
    }

    private Bearers Find(IReadOnlyList<string> ids)
    {
        var found = new List<BudgetLine>(ids.Count);
        foreach (var id in ids)
        {
            if (_lines.TryGetValue(id, out var line) && !found.Contains(line)) found.Add(line);
        }

        return new Bearers(found, [.. found.Select(line => line.Id)]);
    }
}

/// <summary>The budgets that bear a call.</summary>
/// <param name="Ids">One list for all calls that have the same.</param>
internal sealed record Bearers(List<BudgetLine> Lines, IReadOnlyList<string> Ids);
