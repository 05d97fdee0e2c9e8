namespace Enrichment.Sandbox.Bill;

/// <summary>What one operation has come to: calls of every outcome, vendor units charged, dollars.</summary>
internal readonly record struct Tally(long Calls, decimal Units, decimal Dollars)
{
    public static Tally operator +(Tally a, Tally b) => new(a.Calls + b.Calls, a.Units + b.Units, a.Dollars + b.Dollars);
}
