using System.Buffers;
using System.Text;
using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.OpenApi;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Host.Output;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>A table as a file: CSV as the command line writes it, or a JSON row a line.</summary>
internal static class ExportEndpoints
{
    private static readonly CsvFormat Format = new(CsvEncoding.Utf8OrWindows1252, 0, ',', "\r\n");

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/tables/{tableId}/export", Export).WithTags("Rows")
        .WithSummary("The whole table as a file: CSV, or a JSON row a line.").Produces<string>(StatusCodes.Status200OK, "text/csv", "application/x-ndjson")
        .TakesQuery("format", "csv (default) or jsonl.")
        .TakesQuery("raw", "true leaves cells as they are that a spreadsheet would run as formulas; else they are escaped.", QueryKind.Boolean);

    private static async Task Export(
        string tableId, HttpContext http, Caller caller, OwnTables own, RowStreams streams, AuditTrail audit, CancellationToken stop)
    {
        var table = await own.Get(caller, tableId);
        var format = http.Request.Query["format"].ToString();
        var raw = http.Request.Query["raw"].ToString() == "true";
        if (format is not ("" or "csv" or "jsonl"))
        {
            throw ProblemException.BadField("format", $"'{format}' is not csv or jsonl.");
        }

        await audit.Note(caller, "table.export", tableId, format);
        if (format == "jsonl")
        {
            Head(http, table, "application/x-ndjson", "jsonl");
            await Lines(http, streams, table, stop);
            return;
        }

        Head(http, table, "text/csv; charset=utf-8", "csv");
        await Csv(http, streams, table, raw, stop);
    }

    private static void Head(HttpContext http, TableDefinition table, string type, string ending)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{table.TableId}.{ending}\"";
    }

    private static async Task Csv(HttpContext http, RowStreams streams, TableDefinition table, bool raw, CancellationToken stop)
    {
        var columns = new OutputColumns(table, raw: raw);
        var csv = new CsvWriter(Format);
        var text = new StringBuilder();
        csv.Append(text, columns.Header.Select(h => Cell(h, raw)));
        await http.Response.WriteAsync(text.ToString(), stop);
        await streams.Export(table.TableId, page =>
        {
            text.Clear();
            foreach (var row in page)
            {
                csv.Append(text, columns.Cells(row).Select(c => Cell(c, raw)));
            }

            return http.Response.WriteAsync(text.ToString(), stop);
        }, stop);
    }

    private static async Task Lines(HttpContext http, RowStreams streams, TableDefinition table, CancellationToken stop)
    {
        var rows = new RowJson(table);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        await using var json = new Utf8JsonWriter(buffer, RowJson.Options);
        await streams.Export(table.TableId, async page =>
        {
            buffer.ResetWrittenCount();
            foreach (var row in page)
            {
                json.Reset();
                rows.Write(json, row);
                json.Flush();
                buffer.Write("\n"u8);
            }

            await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, stop);
        }, stop);
    }

    private static string Cell(string cell, bool raw) => raw ? cell : FormulaGuard.Escape(cell);
}
