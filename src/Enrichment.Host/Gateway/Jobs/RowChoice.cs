using System.Text.Json;
using Enrichment.Domain.Text;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Rows;
using Enrichment.Storage;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Jobs;

/// <summary>Rows of a table, listed or by a filter; neither for all.</summary>
internal sealed record ChosenRows(string TableId, IReadOnlyList<long>? Listed, RowFilter? Fitting);

/// <summary>The rows that a job is to take: named one by one, or those that fit a filter at this moment.</summary>
internal sealed class RowChoice(IStoreReader reader)
{
    private const int PageRows = 2_000;

    /// <summary>What is asked for, before anything is read.</summary>
    /// <exception cref="ProblemException">400: a row or the filter cannot be.</exception>
    public static ChosenRows Read(string tableId, EnrichRequest request) => request is { RowIds: not null, RowFilter: not null }
        ? throw ProblemException.BadField("rowFilter", "Name rows by rowIds or by rowFilter, not by both.")
        : new ChosenRows(tableId, Listed(tableId, request.RowIds), request.RowFilter is { } filter ? FilterOf(filter) : null);

    /// <summary>Their numbers; null for all of the table.</summary>
    /// <exception cref="ProblemException">400: nothing fits the filter.</exception>
    public async Task<IReadOnlyList<long>?> NumbersOf(ChosenRows chosen, CancellationToken stop) =>
        chosen.Fitting is { } filter ? await Fitting(chosen.TableId, filter, stop) : chosen.Listed;

    private static List<long>? Listed(string tableId, IReadOnlyList<JsonElement>? rows) => rows?.Select((id, i) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetInt64(out var number) && number > 0 => number,
        JsonValueKind.String when UnicodeJson.Text(id) is { } text && RowId.NumberIn(tableId, text) is { } number => number,
        _ => throw ProblemException.BadField($"rowIds[{i}]", "This is not the id or the number of a row of this table."),
    }).Distinct().ToList();

    private static RowFilter FilterOf(RowFilterRequest filter)
    {
        var statuses = (filter.Status ?? []).Select((word, i) => RowStatusField.Read($"rowFilter.status[{i}]", word ?? "")).ToList();
        return statuses.Count > 0 || filter.Reason is { Length: > 0 } || filter.Bucket is { Length: > 0 }
            ? new RowFilter(statuses, filter.Bucket, null, null, filter.Reason)
            : throw ProblemException.BadField("rowFilter", "Filter by status, reason or bucket; leave rowFilter out for all rows.");
    }

    private async Task<IReadOnlyList<long>> Fitting(string tableId, RowFilter filter, CancellationToken stop)
    {
        var numbers = new List<long>();
        for (long? after = 0; after is { } from;)
        {
            stop.ThrowIfCancellationRequested();
            var page = await reader.Rows.Page(tableId, filter, from, PageRows);
            numbers.AddRange(page.Rows.Select(r => r.RowNo));
            after = page.Next;
        }

        return numbers.Count > 0 ? numbers : throw ProblemException.BadField("rowFilter", "No row of the table is so now.");
    }
}
