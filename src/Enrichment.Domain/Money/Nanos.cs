namespace Enrichment.Domain.Money;

/// <summary>
/// Dollars as integer nano-dollars (1e-9), the form the store keeps. A price is rounded up once, when a call is priced; from
/// there on every sum is exact.
/// </summary>
public static class Nanos
{
    public const long PerDollar = 1_000_000_000;

    /// <summary>The limit that stands for "no limit".</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>The nano-dollars of an amount, rounded up to the next one.</summary>
    /// <exception cref="OverflowException">The amount is beyond about 9.2 billion dollars.</exception>
    public static long From(decimal dollars) => decimal.ToInt64(decimal.Ceiling(dollars * PerDollar));

    public static decimal ToDollars(long nanos) => nanos / (decimal)PerDollar;

    /// <summary>The amount rounded up to a whole nano-dollar: what a call of that price is charged.</summary>
    public static decimal RoundUp(decimal dollars) => decimal.Ceiling(dollars * PerDollar) / PerDollar;
}
