using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Rows;

/// <summary>How many rows of a table failed, or wait, for one reason.</summary>
/// <param name="Status">Failed or deferred.</param>
/// <param name="Reason">As the rows say it, but without their line.</param>
/// <param name="Operation">The source's operation that failed last; null where none did.</param>
/// <param name="Kind">How it failed, such as <c>RATE_LIMITED</c>; null where none did.</param>
/// <param name="Usable">Of the rows, those that tell whom they are about; the others cannot be looked up.</param>
/// <param name="FirstRow">The lowest of their numbers.</param>
public sealed record ReasonCount(RowStatus Status, string Reason, string? Operation, string? Kind, long Rows, long Usable, long FirstRow);

/// <summary>Makes counts of reasons of what a statement has grouped: status, the row's own reason, the last error, what is missing, and three counts.</summary>
internal static class StoredReasons
{
    /// <summary>What statements group by: the status words of a row that failed or waits.</summary>
    public const string Statuses = "(4, 6)";

    /// <summary>The reasons for a missing field that a deferred row tells.</summary>
    public static readonly string DeferringReasons =
        "(" + string.Join(", ", Enum.GetValues<MissingReason>().Where(AnswerReason.Defers).Select(r => (int)r)) + ")";

    public static ReasonCount Read<TRow>(TRow row)
        where TRow : IStoredRow
    {
        var status = (RowStatus)row.Integer(0);
        var error = row.Text(2) is { } e ? JsonSerializer.Deserialize(e, StoredAnswerJson.Default.StoredError) : null;
        var missing = row.Text(3) is { } m ? JsonSerializer.Deserialize(m, StoredAnswerJson.Default.StoredMissing) : null;
        var reason = row.Text(1) ?? AnswerReason.Of(
            status,
            missing is null ? [] : [new MissingField("", missing.Reason, missing.Detail)],
            error is null ? [] : [new LookupError(error.Operation, error.Kind, error.Detail)]);
        return new ReasonCount(status, AnswerReason.WithoutLine(reason!), error?.Operation, error?.Kind, row.Integer(4), row.Integer(5), RowKey.RowNo(row.Integer(6)));
    }
}
