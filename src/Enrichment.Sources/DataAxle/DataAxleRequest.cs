using System.Text.Json;
using Enrichment.Domain.Text;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.DataAxle;

/// <summary>Writes the body of a match: identifiers, the least score, and which attributes to return.</summary>
internal static class DataAxleRequest
{
    private static readonly (string Field, string Identifier)[] Identifiers =
    [
        ("company.name", "name"),
        ("company.street", "street"),
        ("company.city", "city"),
        ("company.state", "state"),
        ("company.postal_code", "postal_code"),
        ("company.phone", "phone"),
        ("company.domain", "website"),
    ];

    /// <returns>Null when the inputs identify no business.</returns>
    public static byte[]? Body(IReadOnlyDictionary<string, string> inputs, DataAxleSettings settings)
    {
        var known = Identifiers
            .Select(i => (i.Identifier, Text: Usable(i.Field, inputs.GetValueOrDefault(i.Field))))
            .Where(i => i.Text is not null)
            .ToDictionary(i => i.Identifier, i => i.Text!);
        return Identify(known) ? Write(known, settings) : null;
    }

    private static bool Identify(Dictionary<string, string> known) =>
        known.ContainsKey("website") || known.ContainsKey("phone")
        || (known.ContainsKey("name") && (known.ContainsKey("city") || known.ContainsKey("state") || known.ContainsKey("postal_code")));

    private static string? Usable(string field, string? text) => field switch
    {
        _ when string.IsNullOrWhiteSpace(text) => null,
        "company.domain" => RegistrableDomain.TryParse(text, out var domain) ? domain.Value : null,
        "company.phone" => PhoneNumber.TryParse(text, out var phone) ? phone.ToString() : null,
        _ => text.Trim(),
    };

    private static byte[] Write(Dictionary<string, string> known, DataAxleSettings settings)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartObject("identifiers");
            foreach (var (_, identifier) in Identifiers)
            {
                if (known.TryGetValue(identifier, out var text))
                {
                    json.WriteString(identifier, text);
                }
            }

            json.WriteEndObject();
            json.WriteNumber("limit", 1);
            json.WriteNumber("minimum_match_score", settings.MinimumScore);
            WriteList(json, "packages", settings.Packages);
            WriteList(json, "fields", settings.Fields);
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
