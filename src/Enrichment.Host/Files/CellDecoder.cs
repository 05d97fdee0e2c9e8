using System.Buffers;
using System.Text;

namespace Enrichment.Host.Files;

/// <summary>
/// Gives a cell its text. Files glued together from several sources hold UTF-8 and Windows-1252 side by side, so the choice is
/// made cell by cell: a byte sequence that is valid UTF-8 is hardly ever meant as anything else.
/// </summary>
internal sealed class CellDecoder(CsvEncoding encoding)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="raw">For byte encodings each character is one byte (Latin-1); for UTF-16 it is the text.</param>
    public string Decode(ReadOnlySpan<char> raw)
    {
        if (raw.IsEmpty)
        {
            return "";
        }

        return encoding != CsvEncoding.Utf8OrWindows1252 || Ascii.IsValid(raw) ? new string(raw) : DecodeBytes(raw);
    }

    private static string DecodeBytes(ReadOnlySpan<char> raw)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            var count = Encoding.Latin1.GetBytes(raw, bytes);
            var cell = bytes.AsSpan(0, count);
            return System.Text.Unicode.Utf8.IsValid(cell) ? Encoding.UTF8.GetString(cell) : Windows1252.GetString(cell);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
