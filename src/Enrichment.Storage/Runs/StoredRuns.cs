using Enrichment.Domain.Buckets;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Runs;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Runs;

/// <summary>Stored views of runs and buckets.</summary>
internal static class StoredRuns
{
    /// <summary>The columns that <see cref="Run"/> takes, in its order.</summary>
    public const string RunColumns = "run, revision, table_id, status, total_budget, stopped_by, started_at, finished_at";

    /// <summary>The columns that <see cref="Bucket"/> takes, in its order.</summary>
    public const string BucketColumns =
        "bucket, revision, strategy, priority, status, limit_most, spent, rows, errors, stopped_by, started_at, finished_at";

    public static RunView Run<TRow>(TRow row)
        where TRow : IStoredRow => new(
        RunId.Parse(row.RequiredText(0)),
        row.Integer(1),
        row.RequiredText(2),
        (RunStatus)row.Integer(3),
        row.OptionalDollars(4),
        row.Text(5),
        row.Time(6),
        row.OptionalTime(7));

    public static BucketView Bucket<TRow>(TRow row)
        where TRow : IStoredRow => new(
        BucketId.Parse(row.RequiredText(0)),
        row.Integer(1),
        row.RequiredText(2),
        (PriorityClass)row.Integer(3),
        (BucketStatus)row.Integer(4),
        row.OptionalDollars(5),
        row.Dollars(6),
        StoredCounts.ReadByStatus(row.RequiredText(7)),
        StoredCounts.Read(row.RequiredText(8)),
        row.Text(9),
        row.Time(10),
        row.OptionalTime(11));

    /// <summary>Of views of one run in a group only the newest is written.</summary>
    public static IEnumerable<RunView> Newest(IEnumerable<RunView> views) => views.GroupBy(r => r.Run).Select(g => g.MaxBy(r => r.Revision)!);

    /// <inheritdoc cref="Newest(IEnumerable{RunView})"/>
    public static IEnumerable<BucketView> Newest(IEnumerable<BucketView> views) => views.GroupBy(b => b.Bucket).Select(g => g.MaxBy(b => b.Revision)!);
}
