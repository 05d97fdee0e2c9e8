using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Storage;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>Why one cell is what it is (mission X4).</summary>
/// <param name="Value">Null where the field is blank.</param>
/// <param name="Source">The operation that gave it, or <c>input</c> for a cell that the import filled.</param>
/// <param name="Charge">Dollars that the call cost which gave it; the call may have given other cells too, and other rows.</param>
/// <param name="Shared">Bought by somebody else's request, or known before: it cost this row nothing.</param>
/// <param name="Evidence">Where the source has it from, such as a page's address.</param>
/// <param name="Missing">Why it is blank; null where it is not.</param>
public sealed record CellWhy(
    string Field, string? Value, string? Source, decimal? Charge, DateTimeOffset? Time, double? Confidence, string? Evidence, bool? Shared, string? Call,
    AskerAnswer? AskedBy, string? Missing);

/// <summary>Why a row is what it is.</summary>
/// <param name="Entities">Whom it is about.</param>
/// <param name="Calls">Every call ever made for them, in order.</param>
public sealed record ExplainAnswer(
    string Id, string TableId, long RowNumber, string Status, string? Reason, string Bucket, decimal Cost, IReadOnlyList<string> Entities,
    IReadOnlyList<CellWhy> Cells, IReadOnlyList<CallAnswer> Calls);

/// <summary>Explains rows.</summary>
internal static class ExplainEndpoints
{
    private const string FromInput = "input";

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/rows/{rowId}/explain", Explain).WithTags("Rows").Produces<ExplainAnswer>()
        .WithSummary("Why each cell of a row is what it is: source, price, time, evidence, who asked; and why others are blank.");

    private static async Task<ExplainAnswer> Explain(string rowId, Caller caller, OwnTables own, IStoreReader reader, IJobStore jobs)
    {
        var (tableId, number) = RowId.Parse(rowId);
        var table = await own.Find(caller, tableId);
        var found = table is null ? null : await reader.Rows.Explain(tableId, number);
        if (found is null)
        {
            throw ProblemException.NotFound($"row {rowId}");
        }

        var calls = await CallAnswers.Of(found.Calls, jobs);
        var byId = calls.ToDictionary(c => c.Id);
        var row = found.Row;
        return new ExplainAnswer(
            RowId.Of(tableId, number), tableId, number, row.Status.Word(), row.Reason, row.Segment, row.Cost, [.. row.Entities.Select(e => e.ToString())],
            [.. row.Values.Select(v => Found(v.Key, v.Value, row.Meta.GetValueOrDefault(v.Key), byId)), .. row.Missing.Select(m => Blank(m.Key, m.Value))], calls);
    }

    private static CellWhy Found(string field, string value, FieldMeta? meta, Dictionary<string, CallAnswer> calls)
    {
        if (meta is null)
        {
            return new CellWhy(field, value, FromInput, null, null, null, null, null, null, null, null);
        }

        var call = calls.GetValueOrDefault(meta.CallId);
        return new CellWhy(
            field, value, meta.Operation, call?.Charge, meta.At, meta.Confidence, meta.Evidence, meta.Shared, meta.CallId, call?.AskedBy, null);
    }

    private static CellWhy Blank(string field, string why) => new(field, null, null, null, null, null, null, null, null, null, why);
}
