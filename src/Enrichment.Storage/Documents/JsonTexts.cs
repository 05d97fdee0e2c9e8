using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Enrichment.Storage.Documents;

/// <summary>JSON for columns and for the lists that <c>json_each</c> reads.</summary>
internal static class JsonTexts
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>What the action writes, as text.</summary>
    public static string Write<T>(T value, Action<Utf8JsonWriter, T> write) => Encoding.UTF8.GetString(WriteToBuffer(value, write));

    /// <summary>What the action writes, as UTF-8.</summary>
    public static byte[] WriteUtf8<T>(T value, Action<Utf8JsonWriter, T> write) => WriteToBuffer(value, write).ToArray();

    private static ReadOnlySpan<byte> WriteToBuffer<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        var json = _writer ??= new Utf8JsonWriter(buffer, Compact);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json, value);
        json.Flush();
        return buffer.WrittenSpan;
    }

    public static string List(IEnumerable<string> texts) => Write(texts, static (json, all) =>
    {
        json.WriteStartArray();
        foreach (var text in all) json.WriteStringValue(text);
        json.WriteEndArray();
    });

    public static string List(IEnumerable<long> numbers) => Write(numbers, static (json, all) =>
    {
        json.WriteStartArray();
        foreach (var number in all) json.WriteNumberValue(number);
        json.WriteEndArray();
    });

    public static string Map(IReadOnlyDictionary<string, string> map) => Write(map, static (json, all) =>
    {
        json.WriteStartObject();
        foreach (var (key, value) in all) json.WriteString(key, value);
        json.WriteEndObject();
    });
}
