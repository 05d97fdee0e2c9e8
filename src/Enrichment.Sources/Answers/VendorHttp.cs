using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.Answers;

/// <summary>Sends one request to a vendor: key in a header, sent at most once, bounded in time and size.</summary>
internal sealed class VendorHttp(HttpExchanger http, VendorSettings settings, string keyHeader)
{
    private const int LongestBody = 1024 * 1024;

    private readonly string _root = settings.BaseUrl.TrimEnd('/');

    public Task<Exchange> Get(string path, IEnumerable<(string Name, string Value)> query, CancellationToken stop)
    {
        var text = string.Join('&', query.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return Send(HttpMethod.Get, $"{_root}{path}?{text}", OnceContent.Empty(), stop);
    }

    public Task<Exchange> Post(string path, byte[] json, CancellationToken stop) =>
        Send(HttpMethod.Post, $"{_root}{path}", new OnceContent(json, "application/json"), stop);

    private async Task<Exchange> Send(HttpMethod method, string address, OnceContent content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation(keyHeader, settings.ApiKey);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return await http.Send(request, LongestBody, settings.Timeout, stop);
    }
}
