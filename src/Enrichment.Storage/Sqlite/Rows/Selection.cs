using System.Globalization;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Rows;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>The states of a work item as stored.</summary>
internal static class WorkStates
{
    public const long Pending = 0;
    public const long Done = 1;
    public const long Deferred = 2;
}

/// <summary>Which rows a bucket may take.</summary>
internal static class Selection
{
    /// <summary>Pending and deferred rows, or failed ones.</summary>
    public static string Statuses(bool failed) => failed ? "(4)" : "(0, 6)";

    public static string Statuses(BucketSelection selection) =>
        selection is { Take: RowsTaken.AllOfSegment, RetryFailed: false } ? AnyStatus : Statuses(selection.RetryFailed);

    public const string AnyStatus = "(0, 1, 2, 3, 4, 5, 6)";

    public static bool IsOfSegment(BucketSelection selection) => selection.Take is RowsTaken.OfSegment or RowsTaken.AllOfSegment;

    /// <summary>What stands as the segment of a bucket that takes rows of any.</summary>
    public const string AnySegment = "";

    public static string SegmentOf(BucketSelection selection) => IsOfSegment(selection) ? selection.Segment : AnySegment;

    /// <summary>
    /// No bucket holds the row <c>r</c> whose run goes on and which has work left: such a row ends with that bucket. A run that is
    /// paused, or that nobody has taken up again, keeps nothing from others.
    /// </summary>
    public const string IsFree = """
        (r.bucket_no IS NULL OR r.bucket_no NOT IN (
          SELECT h.bucket_no FROM buckets h CROSS JOIN runs v ON v.run = h.run
          WHERE v.status = 0 AND EXISTS (SELECT 1 FROM work w INDEXED BY work_pending WHERE w.bucket_no = h.bucket_no AND w.state = 0)))
        """;

    /// <summary>A text that casts to the real.</summary>
    public static string LeastPriority(double? least) => (least ?? double.MinValue).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The bounds between which the keys of a table's rows lie, as parameters 1 and 2.</summary>
    public static PreparedStatement BindTable(this PreparedStatement statement, long tableNo) =>
        statement.Bind(1, RowKey.Before(tableNo)).Bind(2, RowKey.After(tableNo));
}
