using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Enrichment.Storage.Sqlite.Statements;

/// <summary>
/// A JSON array of arrays, one per item, as UTF-8: the one parameter of a set-wise statement, which reads it with
/// <c>json_each(CAST(?1 AS TEXT))</c> and <c>value -&gt;&gt; column</c>.
/// </summary>
internal static class JsonRows
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlySpan<byte> Of<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                json.WriteStartArray();
                write(json, item);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }

    /// <summary>A plain array of texts.</summary>
    public static ReadOnlySpan<byte> OfTexts(IEnumerable<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartArray();
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }

    /// <summary>A plain array of numbers.</summary>
    public static ReadOnlySpan<byte> OfNumbers(IEnumerable<long> numbers)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartArray();
            foreach (var number in numbers) json.WriteNumberValue(number);
            json.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }

    public static void Number(this Utf8JsonWriter json, long? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }

    public static void Text(this Utf8JsonWriter json, string? value) => json.WriteStringValue(value);
}
