using System.Text;

namespace Enrichment.Host.Files;

/// <summary>Finds a file's encoding, delimiter and line ends from its first bytes.</summary>
public static class FormatDetector
{
    private const int SampleBytes = 1 << 16;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private static readonly (byte[] Magic, string What)[] NotCsv =
    [
        ([0x50, 0x4B, 0x03, 0x04], "an Excel workbook or a zip archive; save it as CSV first"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook; save it as CSV first"),
        ([0x1F, 0x8B], "compressed by gzip; unpack it first"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF"),
    ];

    /// <param name="delimiter">The user's choice; null to find it.</param>
    /// <exception cref="InputProblemException">The file is empty, is no text, or cannot be read.</exception>
    public static CsvFormat Detect(string path, char? delimiter = null)
    {
        var head = InputFile.Head(path, SampleBytes);
        if (Array.Find(NotCsv, n => head.AsSpan().StartsWith(n.Magic)) is { What: { } what })
        {
            throw new InputProblemException(path, null, $"is {what}");
        }

        var (encoding, mark) = EncodingOf(head);
        var text = TextOf(head.AsSpan(mark), encoding);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputProblemException(path, null, "is empty; its first line must name the columns");
        }

        return new CsvFormat(encoding, mark, delimiter ?? DelimiterOf(text), NewLineOf(text));
    }

    private static (CsvEncoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (CsvEncoding.Utf8OrWindows1252, 3),
        [0xFF, 0xFE, ..] => (CsvEncoding.Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => (CsvEncoding.Utf16BigEndian, 2),
        _ => (WithoutMark(head), 0),
    };

    /// <summary>UTF-16 without a mark shows as NUL in nearly every other byte of a mostly Latin text.</summary>
    private static CsvEncoding WithoutMark(ReadOnlySpan<byte> head)
    {
        var nuls = new int[2];
        for (var i = 0; i < head.Length; i++)
        {
            nuls[i & 1] += head[i] == 0 ? 1 : 0;
        }

        var most = head.Length / 2 * 0.7;
        return head.Length < 4 ? CsvEncoding.Utf8OrWindows1252
            : nuls[1] > most && nuls[0] == 0 ? CsvEncoding.Utf16LittleEndian
            : nuls[0] > most && nuls[1] == 0 ? CsvEncoding.Utf16BigEndian
            : CsvEncoding.Utf8OrWindows1252;
    }

    private static string TextOf(ReadOnlySpan<byte> head, CsvEncoding encoding) => encoding switch
    {
        CsvEncoding.Utf16LittleEndian => Encoding.Unicode.GetString(head),
        CsvEncoding.Utf16BigEndian => Encoding.BigEndianUnicode.GetString(head),
        _ => Encoding.Latin1.GetString(head),
    };

    /// <summary>The delimiter under which the most of the first records have as many cells as the header; more cells break a tie.</summary>
    private static char DelimiterOf(string text) => Delimiters.Select(d => (d, Score: Score(text, d))).MaxBy(s => s.Score).d;

    private static double Score(string text, char delimiter)
    {
        var widths = Widths(text, delimiter);
        if (widths is [] or [1, ..])
        {
            return 0;
        }

        var agreeing = widths.Count(w => w == widths[0]) / (double)widths.Count;
        return agreeing + Math.Min(widths[0], 100) / 1_000.0;
    }

    private static List<int> Widths(string text, char delimiter)
    {
        var tokens = new CsvTokenizer(new StringReader(text), delimiter, SampleBytes);
        var widths = new List<int>();
        while (!tokens.AtEnd && widths.Count < 20)
        {
            var width = 1;
            CellEnd end;
            while ((end = tokens.ReadCell()) == CellEnd.Delimiter)
            {
                width++;
            }

            // The sample may cut the last record in two.
            if (end == CellEnd.Record || widths.Count == 0)
            {
                widths.Add(width);
            }
        }

        return widths;
    }

    private static string NewLineOf(string text)
    {
        var at = text.AsSpan().IndexOfAny('\r', '\n');
        return at < 0 || text[at] == '\n' ? "\n"
            : at + 1 < text.Length && text[at + 1] == '\n' ? "\r\n"
            : "\r";
    }
}
