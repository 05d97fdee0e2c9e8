using System.Text.Json;

namespace Enrichment.Sandbox.DataAxle;

/// <summary>Reads parameters out of a JSON object, forgiving absent ones.</summary>
internal static class JsonReading
{
    /// <summary>Text or number as text; null when absent, null or blank.</summary>
    public static string? Text(this JsonElement from, string name)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    public static bool Has(this JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The whole number, or <paramref name="otherwise"/> when absent; null when it is not one in the range.</summary>
    public static int? Number(this JsonElement from, string name, int otherwise, int low, int high)
    {
        if (!from.Has(name))
            return otherwise;
        var value = from.GetProperty(name);
        return value.TryGetWhole(out var number) && number >= low && number <= high ? number : null;
    }

    private static bool TryGetWhole(this JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number);
    }

    /// <summary>The names in a list, empty when absent; null when it is not a list of text.</summary>
    public static HashSet<string>? Names(this JsonElement from, string name)
    {
        if (!from.Has(name))
            return [];
        var list = from.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            return null;
        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }
}
