namespace Enrichment.Acceptance.Support;

/// <summary>What the sandbox says it charged, in dollars.</summary>
public sealed record Bill(decimal Total, IReadOnlyDictionary<string, BilledSource> Sources);

/// <summary>One source on the bill.</summary>
public sealed record BilledSource(long Calls, decimal Units, decimal Dollars);

/// <summary>One call as the sandbox saw it.</summary>
/// <param name="Duration">Seconds to the end of the answer; 0 while it is under way.</param>
/// <param name="Fault">Null where the call met none.</param>
public sealed record Call(
    long Number, DateTimeOffset At, string Source, string Operation, string Path, string Subject, int Status, decimal Charged, decimal Duration, string? Fault)
{
    public bool IsVendor => Source != "web";
}
