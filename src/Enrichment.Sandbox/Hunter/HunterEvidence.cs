using System.Text.Json;
using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.Hunter;

/// <summary>
/// Where an address was seen and when it was verified. The dates are the world's, not the clock's: the same question gets the
/// same answer at any time.
/// </summary>
internal static class HunterEvidence
{
    private static readonly DateOnly Epoch = new(2025, 1, 1);

    public static void Write(Utf8JsonWriter json, string address, string? status)
    {
        var dice = Dice.For(0, "evidence", address);
        json.WriteStartObject("verification");
        json.WriteString("date", status is null ? null : Day(dice.Below(500)));
        json.WriteString("status", status);
        json.WriteEndObject();
        WriteSources(json, address, dice);
    }

    public static void WriteSources(Utf8JsonWriter json, string address, Dice dice)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..];
        json.WriteStartArray("sources");
        for (var i = dice.Below(4); i > 0; i--)
        {
            var seen = dice.Below(300);
            json.WriteStartObject();
            json.WriteString("domain", domain);
            json.WriteString("uri", $"http://{domain}{dice.Pick<string>(["/team", "/about", "/contact", "/blog/news"])}");
            json.WriteString("extracted_on", Day(seen));
            json.WriteString("last_seen_on", Day(seen + dice.Below(200)));
            json.WriteBoolean("still_on_page", dice.Chance(0.7));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Day(int after) => Epoch.AddDays(after).ToString("yyyy-MM-dd");
}
