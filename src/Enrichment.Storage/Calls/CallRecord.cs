using Enrichment.Domain.Identity;
using Enrichment.Domain.Ledger;
using Enrichment.Domain.Sources;

namespace Enrichment.Storage.Calls;

/// <summary>A call as it stands in the ledger.</summary>
/// <param name="No">Its place in the order of intents: the mark from which a listing goes on.</param>
/// <param name="Answer">Null while none came.</param>
/// <param name="Units">Vendor units charged.</param>
/// <param name="Charge">Dollars charged.</param>
public sealed record CallRecord(
    long No, CallIntent Intent, CallState State, AnswerClass? Answer, decimal Units, decimal Charge, DateTimeOffset? AnsweredAt, string? Detail);

/// <summary>Which calls are listed; null stands for any.</summary>
/// <param name="Since">Begun at that moment or later.</param>
public sealed record CallFilter(CallState? State = null, string? Operation = null, RunId? Run = null, DateTimeOffset? Since = null);

/// <summary>The calls of one operation, summed.</summary>
/// <param name="Reserved">Dollars reserved for open and unsettled calls.</param>
/// <param name="Unsettled">How many calls' answers were lost.</param>
/// <param name="UnsettledMost">Dollars that those are counted at.</param>
public sealed record CallTotals(
    string Operation, string Account, long Calls, decimal Units, decimal Charged, decimal Reserved, long Unsettled, decimal UnsettledMost);

/// <summary>How many calls of an operation were answered so.</summary>
public sealed record AnswerCount(string Operation, AnswerClass Answer, long Calls);
