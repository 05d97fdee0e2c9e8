using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Enrichment.Sources.Answers;

/// <summary>Reads a body as JSON, whatever its encoding was meant to be.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true };

    /// <returns>Null when the body is not JSON: truncated, HTML, nested too deep.</returns>
    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(ToUtf8(body), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A paid answer is not thrown away for one wrong byte: what cannot be read becomes U+FFFD, which no fact may hold.
    private static ReadOnlyMemory<byte> ToUtf8(byte[] body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ToUtf8(body[3..]),
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(body.AsSpan(2))),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(body.AsSpan(2))),
        _ when Utf8.IsValid(body) => body,
        _ => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body)),
    };
}
