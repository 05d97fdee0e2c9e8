using System.Text;
using System.Text.Json;
using Enrichment.Domain.Rows;
using Enrichment.Domain.Text;
using Enrichment.Host.Files;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Host.Output;

namespace Enrichment.Host.Gateway.Tables;

/// <summary>
/// JSON rows on their way into a table: two passes over them, the first for the columns and what their values are, the second into
/// a CSV file that is imported as any other.
/// </summary>
/// <param name="rows">Gives the rows from the start, each time it is called.</param>
internal sealed class JsonRows(Func<IAsyncEnumerable<JsonElement>> rows, CsvLimits limits)
{
    private static readonly CsvFormat Format = new(CsvEncoding.Utf8OrWindows1252, 0, ',', "\n");
    private readonly Dictionary<string, CellType?> columns = new(StringComparer.Ordinal);

    /// <summary>By column, in the order of the file's header.</summary>
    public IReadOnlyList<CellType> Types => [.. columns.Values.Select(t => t ?? CellType.Text)];

    /// <exception cref="ProblemException">A row is not an object, or there are too many columns, or no rows at all.</exception>
    public async Task WriteTo(string path, CancellationToken stop)
    {
        await Survey(stop);
        await using var file = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        var csv = new CsvWriter(Format);
        var line = new StringBuilder();
        csv.Append(line, columns.Keys);
        await foreach (var row in rows().WithCancellation(stop))
        {
            csv.Append(line, columns.Select(c => row.TryGetProperty(c.Key, out var cell) ? TextOf(cell, c.Value ?? CellType.Text) : ""));
            await file.WriteAsync(line, stop);
            line.Clear();
        }

        await file.WriteAsync(line, stop);
    }

    private async Task Survey(CancellationToken stop)
    {
        var number = 0;
        await foreach (var row in rows().WithCancellation(stop))
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw ProblemException.BadField($"rows[{number}]", "A row is an object of column to cell.");
            }

            foreach (var cell in row.EnumerateObject())
            {
                var name = UnicodeJson.Name(cell) ?? throw ProblemException.BadField($"rows[{number}]", $"The name of a column {UnicodeJson.Problem}.");
                if (cell.Value.ValueKind == JsonValueKind.String && UnicodeJson.Text(cell.Value) is null)
                {
                    throw ProblemException.BadField($"rows[{number}].{name}", $"The cell {UnicodeJson.Problem}.");
                }

                columns[name] = Joint(columns.GetValueOrDefault(name), cell.Value);
            }

            if (columns.Count > limits.Columns)
            {
                throw ProblemException.BadField($"rows[{number}]", $"The rows have more than {limits.Columns:N0} columns.");
            }

            number++;
        }

        if (number == 0 || columns.Count == 0)
        {
            throw ProblemException.BadField("rows", "There are no rows with cells.");
        }
    }

    private static CellType? Joint(CellType? known, JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? known
        : TypeOf(cell) is var type && (known is null || known == type) ? type
        : CellType.Json;

    private static CellType TypeOf(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => CellType.Text,
        JsonValueKind.Number => CellType.Number,
        JsonValueKind.True or JsonValueKind.False => CellType.Boolean,
        _ => CellType.Json,
    };

    private static string TextOf(JsonElement cell, CellType type) => cell.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String when type == CellType.Text => cell.GetString()!,
        _ => cell.GetRawText(),
    };
}
