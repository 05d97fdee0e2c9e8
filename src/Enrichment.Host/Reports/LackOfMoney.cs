using Enrichment.Domain.Rows;

namespace Enrichment.Host.Reports;

/// <summary>Tells from a deferred row which budget could not bear its lookup.</summary>
internal static class LackOfMoney
{
    private const string OfBudget = $"{nameof(MissingReason.Budget)}: ";
    private const string OfSource = $"{nameof(MissingReason.Quota)}: account:";

    /// <summary>In the words of a summary's <c>stopped_by</c>, such as <c>budget: source hunter</c>; null when money was not what the row lacked.</summary>
    public static string? Of(TableRow row) =>
        row is not { Status: RowStatus.Deferred, Reason: { } reason } ? null
        : reason.StartsWith(OfSource, StringComparison.Ordinal) ? $"budget: source {reason[(reason.LastIndexOf(':') + 1)..]}"
        : reason.StartsWith(OfBudget, StringComparison.Ordinal) ? $"budget: {reason[OfBudget.Length..].Split(':')[0]}"
        : null;
}
