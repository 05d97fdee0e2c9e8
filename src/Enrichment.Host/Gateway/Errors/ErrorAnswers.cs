using Enrichment.Domain.Rows;
using Enrichment.Host.Gateway.Rows;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Errors;

/// <summary>Rows that failed, or wait, for one reason.</summary>
/// <param name="Status">failed or deferred.</param>
/// <param name="Reason">As the rows say it, for the filter of <c>/rows</c> and of <c>/enrich</c>; without the line of the input.</param>
/// <param name="Source">The operation that failed; null where no source is to blame.</param>
/// <param name="Kind">How it failed, such as RATE_LIMITED; null where no source is to blame.</param>
/// <param name="Retryable">Of the rows, those that tell whom they are about: the others have to be put right in the file.</param>
/// <param name="FirstRow">Id of the first of them.</param>
public sealed record ReasonAnswer(string Status, string Reason, string? Source, string? Kind, long Rows, long Retryable, string FirstRow);

/// <summary>Why rows of a table failed or wait.</summary>
/// <param name="ColumnIds">The enriched columns: what a retry asks for.</param>
/// <param name="Rows">How many rows the reasons below tell of.</param>
/// <param name="More">There are more reasons than are listed.</param>
/// <param name="Reasons">Those of most rows first.</param>
public sealed record TableErrorsAnswer(
    string TableId, string Name, IReadOnlyList<string> ColumnIds, long Rows, bool More, IReadOnlyList<ReasonAnswer> Reasons);

internal static class ErrorAnswers
{
    /// <param name="found">One more than are listed where there are more.</param>
    public static TableErrorsAnswer Of(TableDefinition table, IReadOnlyList<ReasonCount> found, int most)
    {
        // What the store kept apart may be one reason to a reader.
        var listed = found.Take(most).GroupBy(r => (r.Status, r.Reason, r.Operation, r.Kind)).Select(g => new ReasonAnswer(
            g.Key.Status.Word(), g.Key.Reason, g.Key.Operation, g.Key.Kind, g.Sum(r => r.Rows), g.Sum(r => r.Usable), RowId.Of(table.TableId, g.Min(r => r.FirstRow))));
        IReadOnlyList<ReasonAnswer> reasons = [.. listed.OrderByDescending(r => r.Rows).ThenBy(r => r.Reason, StringComparer.Ordinal)];
        return new TableErrorsAnswer(table.TableId, table.Name, table.Fields, reasons.Sum(r => r.Rows), found.Count > most, reasons);
    }
}
