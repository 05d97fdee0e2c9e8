using System.Net;
using System.Text;
using System.Text.Json;

namespace Enrichment.Host.Tests.Support;

/// <summary>Requests as tests make them: what comes back is checked and taken apart in one go.</summary>
public static class GatewayCalls
{
    public static Task<JsonElement> GetJson(this HttpClient http, string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        http.Ask(HttpMethod.Get, path, null, expected);

    /// <param name="body">Becomes JSON as it is written; a string is taken for JSON text.</param>
    public static Task<JsonElement> PostJson(this HttpClient http, string path, object body, HttpStatusCode expected = HttpStatusCode.OK, string? idempotencyKey = null) =>
        http.Ask(HttpMethod.Post, path, new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), expected, idempotencyKey);

    public static Task<JsonElement> PostCsv(this HttpClient http, string path, string csv, HttpStatusCode expected = HttpStatusCode.Created, string? idempotencyKey = null) =>
        http.Ask(HttpMethod.Post, path, new StringContent(csv, Encoding.UTF8, "text/csv"), expected, idempotencyKey);

    public static async Task<JsonElement> Ask(
        this HttpClient http, HttpMethod method, string path, HttpContent? body, HttpStatusCode expected, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, $"{method} {path}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Imports a CSV text and answers the table's id.</summary>
    public static async Task<string> Import(this HttpClient http, string csv, string query = "") =>
        (await http.PostCsv($"/v2/tables{query}", csv)).GetProperty("id").GetString()!;

    /// <summary>Begins a job for these fields and answers its id.</summary>
    public static async Task<string> Enrich(this HttpClient http, string tableId, params string[] fields) =>
        (await http.PostJson($"/v2/tables/{tableId}/enrich", new { columnIds = fields }, HttpStatusCode.Accepted)).GetProperty("id").GetString()!;

    /// <summary>The rows' JSON, a page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Rows(this HttpClient http, string tableId, string query = "") =>
        [.. (await http.GetJson($"/v2/tables/{tableId}/rows{query}")).GetProperty("rows").EnumerateArray()];

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
