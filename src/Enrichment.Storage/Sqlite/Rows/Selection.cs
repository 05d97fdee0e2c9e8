using System.Globalization;
using Enrichment.Storage.Rows;
using Sqlite.GroupCommit;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>Which rows a bucket may take.</summary>
internal static class Selection
{
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
