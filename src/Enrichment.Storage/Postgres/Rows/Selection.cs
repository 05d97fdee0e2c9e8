namespace Enrichment.Storage.Postgres.Rows;

/// <summary>Which rows a bucket may take.</summary>
internal static class Selection
{
    /// <summary>
    /// No bucket holds the row <c>r</c> whose run goes on and which has work left: such a row ends with that bucket. A run that is
    /// paused, or that nobody has taken up again, keeps nothing from others.
    /// </summary>
    public const string IsFree = """
        (r.bucket_no IS NULL OR r.bucket_no NOT IN (
          SELECT h.bucket_no FROM buckets h JOIN runs v ON v.run = h.run
          WHERE v.status = 0 AND EXISTS (SELECT FROM work w WHERE w.bucket_no = h.bucket_no AND w.state = 0)))
        """;

    public static double LeastPriority(double? least) => least ?? double.MinValue;
}
