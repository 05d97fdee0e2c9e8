namespace Enrichment.Host.Files;

/// <summary>How the bytes of an input stand for text.</summary>
public enum CsvEncoding
{
    /// <summary>UTF-8, and Windows-1252 for each cell that is not valid UTF-8.</summary>
    Utf8OrWindows1252,
    Utf16LittleEndian,
    Utf16BigEndian,
}

/// <summary>The shape of a CSV file: found in an input, kept for the output.</summary>
/// <param name="ByteOrderMark">How many bytes of mark stand before the first cell.</param>
/// <param name="NewLine">CRLF, LF or CR, as the first line ends.</param>
public sealed record CsvFormat(CsvEncoding Encoding, int ByteOrderMark, char Delimiter, string NewLine);
