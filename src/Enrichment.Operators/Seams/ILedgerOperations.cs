using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;

namespace Enrichment.Operators.Seams;

/// <summary>The calls of one operation, summed.</summary>
/// <param name="Reserved">Dollars set aside for open and unsettled calls.</param>
/// <param name="Unsettled">Calls whose answer was lost.</param>
/// <param name="AtMost">Dollars that those are counted at.</param>
public sealed record SourceTotal(string Source, string Account, long Calls, double Units, decimal Charged, decimal Reserved, long Unsettled, decimal AtMost);

/// <summary>A bucket's money as three places have it.</summary>
/// <param name="Budget">Charged to the bucket's budget, which the store enforces.</param>
/// <param name="Calls">The sum of its calls' charges.</param>
/// <param name="Bucket">What the bucket last said that it spent.</param>
/// <param name="Reserved">Set aside in its budget.</param>
/// <param name="Open">The most of its calls that are open or unsettled.</param>
/// <param name="Verdict">What does not agree, in words.</param>
public sealed record Reconciliation(
    string BucketId, long CallCount, decimal Budget, decimal Calls, decimal Bucket, decimal Reserved, decimal Open, decimal Overrun, bool Agrees, string Verdict);

/// <summary>The ledger of every tenant.</summary>
public interface ILedgerOperations
{
    /// <summary>The newest calls, oldest of them first.</summary>
    /// <param name="state">Null for any.</param>
    /// <param name="source">An operation; null for any.</param>
    Task<IReadOnlyList<CallLine>> Calls(RunId? run, string? source, CallState? state, int most, CancellationToken stop);

    Task<IReadOnlyList<SourceTotal>> BySource(RunId? run, CancellationToken stop);

    /// <summary>Null where there is no such bucket.</summary>
    Task<Reconciliation?> Reconcile(BucketId bucket, CancellationToken stop);
}
