using System.Text.Json;
using Enrichment.Sandbox.Bill;
using Enrichment.Sandbox.Server;

namespace Enrichment.Sandbox.Hunter;

/// <summary><c>GET /account</c>: what the key has used and has left. Free.</summary>
internal static class AccountPage
{
    /// <summary>What is shown as available where the sandbox sets no end.</summary>
    private const decimal WithoutEnd = 1_000_000_000m;

    public static HunterReading Read(HunterQuery query) =>
        HunterReading.Good("account", account => Work.Free(Json.Ok(account.Usage(), Write)));

    private static void Write(Utf8JsonWriter json, HunterUsage usage)
    {
        var available = usage.Credits ?? WithoutEnd;
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteString("plan_name", "Starter");
        json.WriteNumber("plan_level", 1);
        json.WriteString("reset_date", usage.Reset.ToString("yyyy-MM-dd"));
        json.WriteNumber("team_id", 1);
        json.WriteStartObject("requests");
        WriteUse(json, "searches", usage.Searches, available);
        WriteUse(json, "verifications", usage.Verifications, available);
        WriteUse(json, "credits", usage.Used, available);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUse(Utf8JsonWriter json, string name, decimal used, decimal available)
    {
        json.WriteStartObject(name);
        json.WriteNumber("used", Exact.Trim(used));
        json.WriteNumber("available", Exact.Trim(available));
        json.WriteEndObject();
    }
}
