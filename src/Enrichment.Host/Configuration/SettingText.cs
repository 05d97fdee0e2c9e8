using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Enrichment.Host.Configuration;

/// <summary>Reads a setting's text, as it stands in an environment variable, as the type that the setting has.</summary>
internal static class SettingText
{
    /// <exception cref="ConfigurationProblemException">The text is no such value.</exception>
    public static JsonNode? Read(string text, Type? type, string origin)
    {
        if (type is null)
        {
            return ReadJson(text, origin);
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) || plain == typeof(TimeSpan) => JsonValue.Create(text),
            _ when plain == typeof(bool) => bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : throw Wrong(text, "true or false", origin),
            _ when IsNumber(plain) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number) : throw Wrong(text, "a number", origin),
            _ when typeof(IEnumerable).IsAssignableFrom(plain) && KnownKeys.ElementOf(plain) is null && !text.TrimStart().StartsWith('[') =>
                new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => JsonValue.Create(t))]),
            _ => ReadJson(text, origin),
        };
    }

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double);

    private static JsonNode? ReadJson(string text, string origin)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            throw Wrong(text, "JSON", origin);
        }
    }

    private static ConfigurationProblemException Wrong(string text, string what, string origin) => new($"{origin}: '{text}' is not {what}");
}
