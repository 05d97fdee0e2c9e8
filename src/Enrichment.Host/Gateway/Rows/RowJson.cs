using System.Text.Encodings.Web;
using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Host.Gateway.Tables;

namespace Enrichment.Host.Gateway.Rows;

/// <summary>
/// A row as JSON (mission D6): <c>data</c> by input column (a repeated header gets the column's id), <c>fields</c> and
/// <c>metadata</c> by enriched field, <c>missing</c> with the reason of each field that has no value.
/// </summary>
internal sealed class RowJson(TableDefinition table)
{
    /// <summary>Phone numbers and names stay readable; the answers are JSON, never HTML.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly (string Name, CellType Type)[] columns = [.. Named(table)];
    private readonly HashSet<string> shown = [.. table.Fields];

    public void Write(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", RowId.Of(table.TableId, row.RowNo));
        json.WriteString("tableId", table.TableId);
        json.WriteNumber("rowNumber", row.RowNo);
        json.WriteString("status", row.Status.Word());
        if (row.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        json.WriteString("bucket", row.Segment);
        json.WriteNumber("cost", row.Cost);
        WriteTime(json, "lastRunAt", row.LastRunAt);
        WriteData(json, row);
        WriteFields(json, row);
        json.WriteEndObject();
    }

    private void WriteData(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartObject("data");
        for (var i = 0; i < columns.Length; i++)
        {
            json.WritePropertyName(columns[i].Name);
            CellJson.Write(json, i < row.Cells.Count ? row.Cells[i] : "", columns[i].Type);
        }

        json.WriteEndObject();
    }

    private void WriteFields(Utf8JsonWriter json, TableRow row)
    {
        json.WriteStartObject("fields");
        foreach (var (field, value) in row.Values.Where(v => shown.Contains(v.Key)))
        {
            json.WriteString(field, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("metadata");
        foreach (var (field, meta) in row.Meta.Where(m => shown.Contains(m.Key)))
        {
            json.WriteStartObject(field);
            json.WriteString("source", meta.Operation);
            json.WriteNumber("confidence", meta.Confidence);
            json.WriteString("time", meta.At);
            json.WriteBoolean("shared", meta.Shared);
            json.WriteString("call", meta.CallId);
            json.WriteString("why", meta.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("missing");
        foreach (var (field, why) in row.Missing.Where(m => shown.Contains(m.Key)))
        {
            json.WriteString(field, why);
        }

        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            json.WriteString(name, time);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static IEnumerable<(string Name, CellType Type)> Named(TableDefinition table)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return table.Columns.Select((name, i) => (taken.Add(name) ? name : $"c{i + 1}", TableAnswers.TypeOf(table.Shape, i)));
    }
}
