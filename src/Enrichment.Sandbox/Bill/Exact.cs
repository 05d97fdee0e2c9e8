namespace Enrichment.Sandbox.Bill;

/// <summary>Decimals without trailing zeros: 0.00490 and 0.0049 are one amount and are written one way.</summary>
internal static class Exact
{
    /// <summary>Division by 1 in the largest scale drops the trailing zeros and changes no value.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
