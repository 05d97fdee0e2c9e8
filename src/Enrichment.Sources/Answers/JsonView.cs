using System.Globalization;
using System.Text.Json;
using Enrichment.Domain.Text;

namespace Enrichment.Sources.Answers;

/// <summary>
/// A tolerant look at vendor JSON: what is missing, null or of another type is simply not there, and nothing throws. Numbers are
/// read where they arrive quoted, and texts where they arrive as numbers.
/// </summary>
internal readonly struct JsonView(JsonElement element)
{
    private readonly JsonElement _element = element;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    /// <summary>Null, or not there at all.</summary>
    public bool IsNothing => _element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>Not there at all.</summary>
    public bool IsMissing => _element.ValueKind == JsonValueKind.Undefined;

    public JsonView this[string name] =>
        IsObject && UnicodeJson.TryGet(_element, name, out var child) ? new JsonView(child) : default;

    /// <summary>An array's elements; nothing for anything else.</summary>
    public IEnumerable<JsonView> Items => IsArray ? _element.EnumerateArray().Select(e => new JsonView(e)) : [];

    /// <summary>An object's values; nothing for anything else.</summary>
    public IEnumerable<JsonView> Values => IsObject ? _element.EnumerateObject().Select(p => new JsonView(p.Value)) : [];

    public int Count => IsArray ? _element.GetArrayLength() : 0;

    /// <summary>A text or a number as text; null for anything else.</summary>
    public string? Text => _element.ValueKind switch
    {
        JsonValueKind.String => UnicodeJson.Text(_element),
        JsonValueKind.Number => _element.GetRawText(),
        _ => null,
    };

    /// <summary>A number, quoted or not; null for anything else and for what a decimal cannot hold.</summary>
    public decimal? Number =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True or false, quoted or not; null for anything else.</summary>
    public bool? Flag => _element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(Text, out var flag) => flag,
        _ => null,
    };

    /// <summary>Follows a dotted path; a whole number is an index: <c>contacts.0.email</c>.</summary>
    public JsonView At(string path)
    {
        var view = this;
        foreach (var step in path.Split('.'))
        {
            view = view.IsArray && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? view.Items.ElementAtOrDefault(index)
                : view[step];
        }

        return view;
    }
}
