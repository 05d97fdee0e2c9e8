using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enrichment.Storage.Control;

/// <summary>The form of an answer: <c>{"ok": …}</c> or <c>{"error": "…"}</c>, one line each.</summary>
internal static class ControlMessages
{
    public static byte[] Ok(JsonNode? answer) => Line(new JsonObject { ["ok"] = answer });

    public static byte[] Error(string reason) => Line(new JsonObject { ["error"] = reason });

    public static byte[] Line(JsonNode message)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) message.WriteTo(json);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}

/// <summary>The owner of the data directory refused a request; the message is its reason.</summary>
public sealed class ControlRefusedException(string reason) : InvalidOperationException(reason);

/// <summary>No process listens for commands, or it went away before it answered.</summary>
public sealed class ControlUnavailableException(string path, string reason, Exception? inner = null)
    : IOException($"No running process answers at {path}: {reason}.", inner);
