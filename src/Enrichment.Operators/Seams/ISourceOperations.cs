using Enrichment.Domain.Buckets;
using Enrichment.Domain.Gates;

namespace Enrichment.Operators.Seams;

/// <summary>A vendor account as it stands.</summary>
/// <param name="State">on, paused or off.</param>
/// <param name="BackOff">How long nothing may start after a "slow down".</param>
/// <param name="LongestWait">Of the lookups that wait, by class.</param>
/// <param name="HitRate">Percent of the answers that held data since this process began; null before the first.</param>
public sealed record SourceLine(
    string Source, string State, string? Reason, int InFlight, int Queued, IReadOnlyDictionary<PriorityClass, TimeSpan> LongestWait, BreakerState Breaker,
    TimeSpan? BackOff, bool QuotaGone, decimal? CapPerRun, long Calls, double? HitRate);

/// <summary>The vendor accounts.</summary>
public interface ISourceOperations
{
    Task<IReadOnlyList<SourceLine>> List(CancellationToken stop);

    /// <exception cref="Commands.CommandProblemException">The gate refused.</exception>
    Task Pause(string account, string why);

    /// <exception cref="Commands.CommandProblemException">The gate refused.</exception>
    Task Resume(string account);
}
