using Enrichment.Domain.Rows;

namespace Enrichment.Storage.Rows;

/// <summary>Which rows a bucket may take, as texts of statements.</summary>
internal static class SelectionRules
{
    public const string AnyStatus = "(0, 1, 2, 3, 4, 5, 6)";

    /// <summary>What stands as the segment of a bucket that takes rows of any.</summary>
    public const string AnySegment = "";

    /// <summary>Pending and deferred rows, or failed ones.</summary>
    public static string Statuses(bool failed) => failed ? "(4)" : "(0, 6)";

    public static string Statuses(BucketSelection selection) =>
        selection is { Take: RowsTaken.AllOfSegment, RetryFailed: false } ? AnyStatus : Statuses(selection.RetryFailed);

    public static bool IsOfSegment(BucketSelection selection) => selection.Take is RowsTaken.OfSegment or RowsTaken.AllOfSegment;

    public static string SegmentOf(BucketSelection selection) => IsOfSegment(selection) ? selection.Segment : AnySegment;
}
