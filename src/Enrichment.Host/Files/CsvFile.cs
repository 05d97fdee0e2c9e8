using System.Text;

namespace Enrichment.Host.Files;

/// <summary>Reads a CSV file as a stream of records; memory is bounded by the widest record, never by the file.</summary>
/// <param name="Path">As the user wrote it: errors name it.</param>
/// <param name="Limits">What a single record may take.</param>
public sealed record CsvFile(string Path, CsvFormat Format, CsvLimits Limits)
{
    /// <summary>Every record, the header first; blank lines are passed over.</summary>
    /// <exception cref="InputProblemException">A quote is never closed, or the file cannot be read.</exception>
    public IEnumerable<CsvRecord> Records()
    {
        using var text = OpenText();
        var tokens = new CsvTokenizer(text, Format.Delimiter, Limits.CellBytes);
        var decoder = new CellDecoder(Format.Encoding);
        while (!tokens.AtEnd)
        {
            if (ReadRecord(tokens, decoder) is { } record)
            {
                yield return record;
            }
        }
    }

    private CsvRecord? ReadRecord(CsvTokenizer tokens, CellDecoder decoder)
    {
        var cells = new List<string>();
        CellProblem? problem = null;
        var line = tokens.Line;
        CellEnd end;
        do
        {
            end = tokens.ReadCell();
            RefuseUnclosed(tokens, cells.Count + 1);
            problem ??= ProblemOf(tokens, cells.Count + 1);
            if (cells.Count < Limits.Columns)
            {
                cells.Add(decoder.Decode(tokens.Cell));
            }
            else
            {
                problem ??= new CellProblem(tokens.CellLine, cells.Count + 1, $"more than {Limits.Columns} columns");
            }
        }
        while (end == CellEnd.Delimiter);
        var blank = cells.Count == 1 && cells[0].Length == 0 && problem is null;
        return blank ? null : new CsvRecord(line, cells, problem);
    }

    private void RefuseUnclosed(CsvTokenizer tokens, int column)
    {
        if (tokens.Unclosed)
        {
            throw new InputProblemException(
                Path, tokens.CellLine, $"the quote that opens column {column} is never closed; add the closing quote, or double a quote that is meant as text");
        }
    }

    private CellProblem? ProblemOf(CsvTokenizer tokens, int column)
    {
        if (tokens.OverLimit)
        {
            return new CellProblem(tokens.CellLine, column, $"cell larger than the limit of {Limits.CellBytes:N0} bytes");
        }

        return tokens.Cell.Contains('\0') ? new CellProblem(tokens.CellLine, column, "NUL byte in the cell") : null;
    }

    private StreamReader OpenText()
    {
        var stream = InputFile.Open(Path);
        stream.Position = Format.ByteOrderMark;
        return new StreamReader(stream, Format.Encoding switch
        {
            CsvEncoding.Utf16LittleEndian => Encoding.Unicode,
            CsvEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
            _ => Encoding.Latin1,
        }, false, 1 << 16);
    }
}

/// <summary>What a single record may take.</summary>
/// <param name="CellBytes">A larger cell fails its row.</param>
/// <param name="Columns">Cells beyond it fail their row.</param>
public sealed record CsvLimits(int CellBytes = 1 << 20, int Columns = 2_000);
