using System.Buffers;

namespace Enrichment.Host.Files;

/// <summary>What ended a cell.</summary>
internal enum CellEnd
{
    Delimiter,
    Record,
    File,
}

/// <summary>
/// Cuts characters into cells, leniently as spreadsheets do: a quote counts only at a cell's beginning, what follows its closing
/// quote is taken as it stands, and CRLF, LF and CR all end a record. Memory is bounded by the cell limit: what exceeds it is
/// passed over, not kept. It is written here rather than taken from a CSV library because none tells where a quote was opened or
/// goes on after a cell too large to hold.
/// </summary>
internal sealed class CsvTokenizer(TextReader text, char delimiter, int cellLimit)
{
    private readonly char[] buffer = new char[1 << 16];
    private readonly ArrayBufferWriter<char> cell = new(256);
    private readonly SearchValues<char> bareStops = SearchValues.Create([delimiter, '\r', '\n']);
    private static readonly SearchValues<char> QuotedStops = SearchValues.Create(['"', '\r', '\n']);
    private int at;
    private int end;
    private long length;

    /// <summary>The physical line of the next character, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Where the cell just read began.</summary>
    public long CellLine { get; private set; }

    /// <summary>The cell just read was opened by a quote that the file never closes.</summary>
    public bool Unclosed { get; private set; }

    public bool OverLimit => length > cellLimit;

    /// <summary>The text of the cell just read; nothing when it was over the limit.</summary>
    public ReadOnlySpan<char> Cell => OverLimit ? default : cell.WrittenSpan;

    /// <summary>Whether nothing is left to read.</summary>
    public bool AtEnd => at == end && !Fill();

    public CellEnd ReadCell()
    {
        cell.ResetWrittenCount();
        length = 0;
        CellLine = Line;
        Unclosed = false;
        if (!AtEnd && buffer[at] == '"')
        {
            at++;
            ReadQuoted();
        }

        return Unclosed ? CellEnd.File : ReadBare();
    }

    private void ReadQuoted()
    {
        while (true)
        {
            if (AtEnd)
            {
                Unclosed = true;
                return;
            }

            var stop = TakeUntil(QuotedStops);
            if (stop is null)
            {
                continue;
            }

            at++;
            if (stop == '"')
            {
                if (AtEnd || buffer[at] != '"')
                {
                    return;
                }

                at++;
            }
            else
            {
                CountLine(stop.Value);
            }

            Take([stop.Value]);
        }
    }

    private CellEnd ReadBare()
    {
        while (!AtEnd)
        {
            var stop = TakeUntil(bareStops);
            if (stop is null)
            {
                continue;
            }

            at++;
            if (stop == delimiter)
            {
                return CellEnd.Delimiter;
            }

            if (stop == '\r' && !AtEnd && buffer[at] == '\n')
            {
                at++;
            }

            Line++;
            return CellEnd.Record;
        }

        return CellEnd.File;
    }

    /// <summary>Takes what stands before the next stop; answers the stop, which is not taken, or null when the buffer ran out.</summary>
    private char? TakeUntil(SearchValues<char> stops)
    {
        var rest = buffer.AsSpan(at, end - at);
        var found = rest.IndexOfAny(stops);
        var taken = found < 0 ? rest : rest[..found];
        Take(taken);
        at += taken.Length;
        return found < 0 ? null : buffer[at];
    }

    private void Take(ReadOnlySpan<char> chars)
    {
        length += chars.Length;
        if (!OverLimit)
        {
            cell.Write(chars);
        }
    }

    private void CountLine(char lineEnd)
    {
        if (lineEnd == '\n' || AtEnd || buffer[at] != '\n')
        {
            Line++;
        }
    }

    private bool Fill()
    {
        at = 0;
        end = text.Read(buffer, 0, buffer.Length);
        return end > 0;
    }
}
