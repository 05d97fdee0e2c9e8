using System.Text.Json;

namespace Enrichment.Domain.Text;

/// <summary>JSON may escape one half of a pair of surrogates alone (RFC 8259, section 8.2): such a text is no Unicode, and no library reads it.</summary>
public static class UnicodeJson
{
    /// <summary>What is wrong with such a text.</summary>
    public const string Problem = "holds half of a pair of surrogates, which is no character";

    /// <summary>The text of a string, or null where it is none that can be read.</summary>
    public static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException) when (text.ValueKind == JsonValueKind.String)
        {
            return null;
        }
    }

    /// <summary>The value under a key of an object, whatever its other keys are.</summary>
    public static bool TryGet(JsonElement from, string key, out JsonElement value)
    {
        try
        {
            return from.TryGetProperty(key, out value);
        }
        catch (InvalidOperationException) when (from.ValueKind == JsonValueKind.Object)
        {
            // A key that no library reads was compared with this one.
            value = from.EnumerateObject().LastOrDefault(p => Name(p) == key).Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>A property's name, or null where it is none that can be read.</summary>
    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
