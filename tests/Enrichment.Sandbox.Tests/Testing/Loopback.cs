using System.Text.Json;

namespace Enrichment.Sandbox.Tests.Testing;

/// <summary>A sandbox on a free port and a client for it.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private Loopback(SandboxServer server)
    {
        Server = server;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
        Client = new HttpClient(handler) { BaseAddress = server.BaseAddress };
    }

    public HttpClient Client { get; }

    public SandboxServer Server { get; }

    public static async Task<Loopback> StartAsync(SandboxOptions? options = null) =>
        new(await SandboxServer.StartAsync(options ?? new SandboxOptions(), CancellationToken.None));

    /// <summary>A Hunter call with the key <c>k</c> in its query.</summary>
    public Task<Reply> HunterAsync(string pathAndQuery, string key = "k") =>
        GetAsync($"/hunter/v2/{pathAndQuery}{(pathAndQuery.Contains('?') ? '&' : '?')}api_key={key}");

    public async Task<Reply> GetAsync(string path) => await Reply.OfAsync(await Client.GetAsync(path));

    public async Task ResetAsync() => (await Client.PostAsync("/_reset", null)).EnsureSuccessStatusCode();

    /// <summary>A Data Axle call with the token <c>t</c> in its header.</summary>
    public async Task<Reply> DataAxleAsync(string path, string body, string? token = "t")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data-axle" + path) { Content = new StringContent(body) };
        if (token is not null)
            request.Headers.Add("X-AUTH-TOKEN", token);
        return await Reply.OfAsync(await Client.SendAsync(request));
    }

    public Task<Reply> MatchAsync(string website, string version = "v1", string more = "") =>
        DataAxleAsync($"/{version}/places/match", $$"""{"identifiers":{"website":"{{website}}"} {{more}} }""");

    /// <summary>A page of a site, asked for by Host.</summary>
    public async Task<Reply> SiteAsync(string host, string path = "/", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Host = host;
        return await Reply.OfAsync(await Client.SendAsync(request));
    }

    public async Task<JsonElement> BillAsync() => (await GetAsync("/_bill")).Json;

    public async Task<decimal> TotalAsync() => (await BillAsync()).GetProperty("total").GetDecimal();

    public async Task<List<JsonElement>> CallsAsync(string query = "") =>
        [.. (await GetAsync("/_calls" + query)).Json.GetProperty("calls").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>An answer as read off the wire.</summary>
internal sealed record Reply(int Status, string Body, HttpResponseMessage Message)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement.Clone();

    public JsonElement Data => Json.GetProperty("data");

    public JsonElement Document => Json.GetProperty("document");

    public string? ErrorId => Json.GetProperty("errors")[0].GetProperty("id").GetString();

    public bool IsJson
    {
        get
        {
            try
            {
                JsonDocument.Parse(Body).Dispose();
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    public static async Task<Reply> OfAsync(HttpResponseMessage message) =>
        new((int)message.StatusCode, await message.Content.ReadAsStringAsync(), message);
}
