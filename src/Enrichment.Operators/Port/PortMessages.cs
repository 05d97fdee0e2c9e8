using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Enrichment.Domain.Text;

namespace Enrichment.Operators.Port;

/// <summary>What a client asks: one line of JSON.</summary>
/// <param name="Operator">Who asks, as the client says.</param>
internal sealed record PortRequest(string Operator, string? Token, IReadOnlyList<string> Words);

/// <summary>
/// The form of what travels, a line of JSON each. A request: <c>{"pbm":1,"operator":"ann","token":"…","words":["bucket","list"]}</c>. Its
/// answer: any number of <c>{"out":"…"}</c>, then <c>{"done":true}</c> or <c>{"error":"…"}</c>.
/// </summary>
internal static class PortMessages
{
    /// <summary>Bytes of one request, at most.</summary>
    public const int MostRequest = 64 * 1024;

    /// <summary>Bytes of one line of an answer, at most.</summary>
    public const int MostAnswer = 1024 * 1024;

    /// <summary>Characters of text in one line of an answer, at most: each may take six bytes.</summary>
    public const int MostText = 100_000;

    private const int Version = 1;
    private const int LongestName = 64;
    private static readonly UTF8Encoding Strict = new(false, true);
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 4 };

    public static byte[] Request(PortRequest request) => Line(json =>
    {
        json.WriteNumber("pbm", Version);
        json.WriteString("operator", request.Operator);
        if (request.Token is { } token)
        {
            json.WriteString("token", token);
        }

        json.WriteStartArray("words");
        foreach (var word in request.Words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    });

    public static byte[] Out(string text) => Line(json => json.WriteString("out", text));

    public static byte[] Done() => Line(json => json.WriteBoolean("done", true));

    public static byte[] Error(string reason) => Line(json => json.WriteString("error", reason));

    /// <exception cref="InvalidDataException">It is no request of this version; says why.</exception>
    public static PortRequest ReadRequest(ReadOnlyMemory<byte> line)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !UnicodeJson.TryGet(root, "pbm", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number) || number != Version)
        {
            throw new InvalidDataException($"the request is not one of version {Version} of this protocol");
        }

        return new PortRequest(Name(Text(root, "operator")), Text(root, "token"), Words(root));
    }

    /// <summary>One line of an answer: some text, its end, or its end with an error.</summary>
    /// <exception cref="InvalidDataException">It is none of these.</exception>
    public static (string? Out, string? Error, bool IsDone) ReadAnswer(ReadOnlyMemory<byte> line)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        var error = Text(root, "error");
        var text = Text(root, "out");
        var isDone = error is not null || (root.ValueKind == JsonValueKind.Object && UnicodeJson.TryGet(root, "done", out _));
        return text is not null || isDone ? (text, error, isDone) : throw new InvalidDataException("the answer is not one of this protocol");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            // A lone half of a pair of surrogates, or a byte that is no UTF-8, would fail later, where nobody looks for it.
            Strict.GetCharCount(line.Span);
            return JsonDocument.Parse(line, Shallow);
        }
        catch (Exception malformed) when (malformed is JsonException or DecoderFallbackException)
        {
            throw new InvalidDataException("it is not a line of JSON", malformed);
        }
    }

    private static string? Text(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !UnicodeJson.TryGet(root, name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? Unescaped(value) : throw new InvalidDataException($"'{name}' is not a text");
    }

    private static IReadOnlyList<string> Words(JsonElement root) =>
        UnicodeJson.TryGet(root, "words", out var words) && words.ValueKind == JsonValueKind.Array && words.EnumerateArray().All(w => w.ValueKind == JsonValueKind.String)
            ? [.. words.EnumerateArray().Select(Unescaped)] : throw new InvalidDataException("'words' is not a list of texts");

    private static string Unescaped(JsonElement text) => UnicodeJson.Text(text) ?? throw new InvalidDataException("a text is not Unicode");

    private static string Name(string? given) =>
        new string([.. (given ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(LongestName)]) is { Length: > 0 } name ? name : "unknown";

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Relaxed))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
