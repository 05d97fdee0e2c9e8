using System.Buffers;
using System.Text;
using Enrichment.Host.Files;

namespace Enrichment.Host.Output;

/// <summary>Writes records in the shape of the input: its delimiter and line ends, UTF-8, quoted only where a reader needs it.</summary>
internal sealed class CsvWriter(CsvFormat format)
{
    private readonly SearchValues<char> needQuotes = SearchValues.Create([format.Delimiter, '"', '\r', '\n']);

    /// <summary>Appends one record with its line end.</summary>
    public void Append(StringBuilder to, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                to.Append(format.Delimiter);
            }

            first = false;
            AppendCell(to, cell);
        }

        to.Append(format.NewLine);
    }

    private void AppendCell(StringBuilder to, string cell)
    {
        if (cell.AsSpan().IndexOfAny(needQuotes) < 0)
        {
            to.Append(cell);
            return;
        }

        to.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
