using System.Text;
using System.Text.Json;
using Enrichment.Domain.Ports;
using Enrichment.Domain.Rows;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Access;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Gateway.Tables;
using Enrichment.Host.Output;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>A table as a file: CSV as the command line writes it, or a JSON row a line.</summary>
internal static class ExportEndpoints
{
    private const int PageRows = 1_000;
    private static readonly CsvFormat Format = new(CsvEncoding.Utf8OrWindows1252, 0, ',', "\r\n");

    public static void Map(RouteGroupBuilder v2) => v2.MapGet("/tables/{tableId}/export", Export).WithTags("Rows")
        .WithSummary("The whole table: format=csv (default) or jsonl. Cells that a spreadsheet would run as formulas are escaped unless raw=true.");

    private static async Task Export(
        string tableId, HttpContext http, Caller caller, OwnTables own, ITableStore tables, AuditTrail audit, CancellationToken stop)
    {
        var table = await own.Get(caller, tableId);
        var format = http.Request.Query["format"].ToString();
        var raw = http.Request.Query["raw"].ToString() == "true";
        await audit.Note(caller, "table.export", tableId, format);
        switch (format)
        {
            case "" or "csv":
                Head(http, table, "text/csv; charset=utf-8", "csv");
                await Csv(http, tables, table, raw, stop);
                break;
            case "jsonl":
                Head(http, table, "application/x-ndjson", "jsonl");
                await Lines(http, tables, table, stop);
                break;
            default:
                throw ProblemException.BadField("format", $"'{format}' is not csv or jsonl.");
        }
    }

    private static void Head(HttpContext http, TableDefinition table, string type, string ending)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{table.TableId}.{ending}\"";
    }

    private static async Task Csv(HttpContext http, ITableStore tables, TableDefinition table, bool raw, CancellationToken stop)
    {
        var columns = new OutputColumns(table);
        var csv = new CsvWriter(Format);
        var text = new StringBuilder();
        csv.Append(text, columns.Header.Select(h => Cell(h, raw)));
        await foreach (var row in Rows(tables, table.TableId, stop))
        {
            csv.Append(text, columns.Cells(row).Select(c => Cell(c, raw)));
            if (text.Length > 1 << 16)
            {
                await http.Response.WriteAsync(text.ToString(), stop);
                text.Clear();
            }
        }

        await http.Response.WriteAsync(text.ToString(), stop);
    }

    private static async Task Lines(HttpContext http, ITableStore tables, TableDefinition table, CancellationToken stop)
    {
        var rows = new RowJson(table);
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { SkipValidation = true });
        await foreach (var row in Rows(tables, table.TableId, stop))
        {
            rows.Write(json, row);
            await json.FlushAsync(stop);
            json.Reset();
            await http.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), stop);
        }
    }

    private static string Cell(string cell, bool raw) => raw ? FormulaGuard.Unescape(cell) : FormulaGuard.Escape(cell);

    private static async IAsyncEnumerable<TableRow> Rows(
        ITableStore tables, string tableId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (var after = 0L; ;)
        {
            stop.ThrowIfCancellationRequested();
            var page = await tables.RowsInOrder(tableId, after, PageRows);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < PageRows)
            {
                yield break;
            }

            after = page[^1].RowNo;
        }
    }
}
