using System.Text;

namespace Enrichment.Acceptance.Support;

/// <summary>Writes and reads RFC 4180 files, with nothing of the program's own reader.</summary>
public sealed record CsvOfTest(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a file that must be valid UTF-8 and have as many cells in each row as in its header.</summary>
    public static CsvOfTest Read(string path)
    {
        var records = Cut(new UTF8Encoding(false, true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF')).ToList();
        foreach (var (row, i) in records.Select((r, i) => (r, i)))
        {
            row.Count.ShouldBe(records[0].Count, $"{path}: record {i} has another number of cells than the header");
        }

        return new CsvOfTest(records[0], records[1..]);
    }

    public static string Text(params IEnumerable<IEnumerable<string>> records) =>
        string.Concat(records.Select(r => string.Join(',', r.Select(Quoted)) + "\n"));

    /// <summary>The cells of a column, from the first row on.</summary>
    public IReadOnlyList<string> Column(string name)
    {
        var at = IndexOf(name);
        return [.. Rows.Select(r => r[at])];
    }

    public int IndexOf(string name)
    {
        var at = Header.ToList().IndexOf(name);
        at.ShouldBeGreaterThanOrEqualTo(0, $"there is no column {name} in {string.Join(',', Header)}");
        return at;
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<IReadOnlyList<string>> Cut(string text)
    {
        var record = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                // A doubled quote inside quotes closes and opens again: one of the two is text.
                if (!quoted && i > 0 && text[i - 1] == '"')
                {
                    cell.Append('"');
                }

                quoted = !quoted;
            }
            else if (quoted || (c is not ',' and not '\r' and not '\n'))
            {
                cell.Append(c);
            }
            else if (c != '\r')
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
        }

        quoted.ShouldBeFalse("a quote is never closed");
        if (cell.Length > 0 || record.Count > 0)
        {
            record.Add(cell.ToString());
            yield return record;
        }
    }
}
