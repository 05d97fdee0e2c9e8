using System.Text.Json;
using Enrichment.Domain.Fields;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Storage;
using Enrichment.Storage.Rows;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>A table's rows, paged by cursor and filtered.</summary>
internal static class RowEndpoints
{
    private const int DefaultLimit = 100;
    private const int MostLimit = 1_000;

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/tables/{tableId}/rows", Page).WithTags("Rows").Produces<RowPageDocument>()
        .WithSummary("A page of rows in input order, through a filter.")
        .WithDescription("With filters a page may hold fewer rows than asked for; nextCursor says where to go on, null at the end.")
        .TakesQuery("limit", $"Rows at most, 1 to {MostLimit}. Default {DefaultLimit}.", QueryKind.Integer)
        .TakesQuery("cursor", "A row's number: rows after it. The nextCursor of the page before.", QueryKind.Integer)
        .TakesQuery("status", "Only rows of these statuses, separated by commas.")
        .TakesQuery("bucket", "Only rows of this vertical bucket.")
        .TakesQuery("field", "Only rows in which this field has a value.")
        .TakesQuery("missing", "Only rows in which this field has none.")
        .TakesQuery("reason", "Only rows that failed or wait for this reason, as /v2/errors lists it.");

    private static async Task Page(string tableId, HttpContext http, Caller caller, OwnTables own, IStoreReader reader, CancellationToken stop)
    {
        var table = await own.Get(caller, tableId);
        var query = http.Request.Query;
        var limit = QueryNumber.Read(query, "limit", DefaultLimit, 1, MostLimit);
        var page = await reader.Rows.Page(tableId, Filter(query), QueryNumber.Read(query, "cursor", 0, 0, uint.MaxValue), (int)limit);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, RowJson.Options);
        var rows = new RowJson(table);
        json.WriteStartObject();
        json.WriteStartArray("rows");
        foreach (var row in page.Rows)
        {
            rows.Write(json, row);
            if (json.BytesPending > 1 << 16)
            {
                await json.FlushAsync(stop);
            }
        }

        json.WriteEndArray();
        if (page.Next is { } next)
        {
            json.WriteNumber("nextCursor", next);
        }
        else
        {
            json.WriteNull("nextCursor");
        }

        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static RowFilter Filter(IQueryCollection query) => new(
        [.. query["status"].SelectMany(s => (s ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(s => RowStatusField.Read("status", s))],
        Text(query, "bucket"), Field(query, "field"), Field(query, "missing"), Text(query, "reason"));

    private static string? Field(IQueryCollection query, string name) => Text(query, name) is not { } field ? null
        : FieldCatalog.Find(field) is not null ? field
        : throw ProblemException.BadField(name, $"There is no field '{field}'.");

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
