using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>Which rows are shown.</summary>
/// <param name="Statuses">Any of these; empty for all.</param>
/// <param name="Segment">The vertical bucket; null for all.</param>
/// <param name="Has">A field that has a value; null for any.</param>
/// <param name="Lacks">A field that has none; null for any.</param>
/// <param name="Reason">Why the row failed or waits, with or without its line: see <see cref="AnswerReason.WithoutLine"/>; null for any.</param>
public sealed record RowFilter(IReadOnlyList<RowStatus> Statuses, string? Segment, string? Has, string? Lacks, string? Reason = null)
{
    internal bool LooksInside => Has is not null || Lacks is not null || Reason is not null;

    internal bool Fits(TableRow row) =>
        (Has is null || row.Values.ContainsKey(Has)) && (Lacks is null || !row.Values.ContainsKey(Lacks))
        && (Reason is null || Reason == row.Reason || (row.Reason is not null && Reason == AnswerReason.WithoutLine(row.Reason)));
}

/// <summary>Some rows in input order.</summary>
/// <param name="Next">Where to go on: rows after this number; null at the table's end.</param>
public sealed record RowPage(IReadOnlyList<TableRow> Rows, long? Next);
