using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;

namespace Enrichment.Host.Reports;

/// <summary>What a source did for a run.</summary>
/// <param name="Operation">Its operation, such as <c>hunter.company</c>.</param>
/// <param name="Answered">Calls that were answered, one way or the other.</param>
/// <param name="Found">Of these, with data.</param>
/// <param name="Units">Vendor units charged.</param>
/// <param name="Charged">Dollars.</param>
public sealed record SourceUsage(string Operation, long Answered, long Found, long Failed, decimal Units, decimal Charged);

/// <summary>A call whose outcome nobody knows, counted at its most until reconciled.</summary>
/// <param name="Most">Dollars.</param>
public sealed record UnsettledCall(string CallId, string Operation, string Entity, DateTimeOffset At, decimal Most, string Detail);

/// <summary>An error met while looking something up, whether or not another source helped.</summary>
public sealed record LookupErrorLine(DateTimeOffset At, string Entity, string Operation, string Kind, string Detail);

/// <summary>What reports read of a data directory, while a run goes on too.</summary>
public interface IStoreReports
{
    Task<IReadOnlyList<SourceUsage>> Usage(RunId run);

    Task<IReadOnlyList<UnsettledCall>> Unsettled(RunId run, int most);

    /// <summary>The run's buckets as they were last stored.</summary>
    Task<IReadOnlyList<BucketView>> Buckets(RunId run) => Task.FromResult<IReadOnlyList<BucketView>>([]);

    /// <summary>In the order in which they were met.</summary>
    Task<IReadOnlyList<LookupErrorLine>> Errors(RunId run, int most);
}
