using System.Globalization;

namespace Enrichment.Host.Progress;

/// <summary>Says once each when 50, 80 and 100 % of a budget are spent.</summary>
public sealed class CostWarnings
{
    private static readonly int[] Marks = [50, 80, 100];
    private int told;

    /// <summary>The warning that is due, the highest only; null when none is.</summary>
    public string? Check(decimal spent, decimal? budget)
    {
        if (budget is not { } limit || limit <= 0)
        {
            return null;
        }

        var reached = Marks.LastOrDefault(m => spent * 100 >= limit * m);
        if (reached <= told)
        {
            return null;
        }

        told = reached;
        return string.Create(CultureInfo.InvariantCulture, $"cost: {reached} % of the budget of ${limit:0.00##} is spent (${spent:0.00##})");
    }
}
