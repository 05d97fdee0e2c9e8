namespace Enrichment.Host.Gateway.Problems;

/// <summary>A budget as requests give it.</summary>
internal static class BudgetField
{
    private const decimal MostDollars = 1_000_000_000m;

    /// <exception cref="ProblemException">It is below zero, or more than anybody means.</exception>
    public static decimal? Check(string field, decimal? budget) => budget is null or (>= 0 and <= MostDollars) ? budget : throw Bad(field);

    /// <exception cref="ProblemException">As <see cref="Check"/>, or it is missing.</exception>
    public static decimal Require(string field, decimal? budget) => Check(field, budget) ?? throw Bad(field);

    private static ProblemException Bad(string field) => ProblemException.BadField(field, $"A budget is from 0 to {MostDollars:N0} dollars.");
}
