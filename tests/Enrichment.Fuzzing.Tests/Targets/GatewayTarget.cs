using System.Net.Http.Headers;
using System.Text;
using Enrichment.Fuzzing.Tests.Engine;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>
/// A request to a real gateway: its first line is method and path, the rest its body. It is never the server's fault: no answer of 500 and above,
/// and a refusal has a problem as its body.
/// </summary>
public sealed class GatewayTarget(HttpClient http, string table) : FuzzTarget
{
    public override string Name => "gateway";

    public override int Weight => 20;

    public override IReadOnlyList<string> Words =>
    [
        "GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "/v2/tables", "/rows", "/enrich", "/jobs", "/v2/runs", "/v2/schedules", "?limit=", "&after=", "{", "}", "[", "]", "\"columnIds\":", "\"rowIds\":", "\"budget\":",
        "\"webhook\":", "company.phone", "null", "1e999", "-1", "%00", "%2e%2e", "?name=",
    ];

    public override async Task Feed(byte[] input)
    {
        var text = Encoding.Latin1.GetString(input);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var (method, path) = Line((end < 0 ? text : text[..end]).Replace("TABLE", table, StringComparison.Ordinal));
        if (method is null || path.Contains("events", StringComparison.OrdinalIgnoreCase) || path.Contains("live", StringComparison.OrdinalIgnoreCase)) return;
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(end < 0 ? [] : input[(end + 1)..]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(path.EndsWith("/tables", StringComparison.Ordinal) || path.Contains("/tables?", StringComparison.Ordinal) ? "text/csv" : "application/json");

        using var answer = await http.SendAsync(request);

        var body = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {path}: {body}");
        if ((int)answer.StatusCode >= 400 && body.Length > 0) body.ShouldStartWith("{", customMessage: $"{method} {path}");
    }

    private (HttpMethod? Method, string Path) Line(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        if (blank <= 0 || !line[..blank].All(char.IsAsciiLetter)) return (null, "");
        var path = "/" + Uri.EscapeDataString(line[(blank + 1)..].Trim().TrimStart('/')).Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%3F", "?", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
        return Uri.TryCreate(http.BaseAddress, path, out var address) && address.Authority == http.BaseAddress!.Authority && path.Length < 4_000
            ? (new HttpMethod(line[..blank]), address.PathAndQuery)
            : (null, "");
    }
}
