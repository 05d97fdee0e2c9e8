using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Enrichment.Sandbox.Server;

/// <summary>Builds JSON bodies with <see cref="Utf8JsonWriter"/>.</summary>
internal static class Json
{
    // Vendors send non-ASCII letters and HTML characters as they are.
    private static readonly JsonWriterOptions AsVendorsDo = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static ReadOnlyMemory<byte> Write<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, AsVendorsDo);
        write(json, state);
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static Answer Ok<T>(T state, Action<Utf8JsonWriter, T> write) => new(200, Write(state, write));

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
