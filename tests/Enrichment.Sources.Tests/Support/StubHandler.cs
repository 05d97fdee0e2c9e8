using System.Net;
using System.Text;

namespace Enrichment.Sources.Tests.Support;

/// <summary>Answers requests by a function, having read their content as sending does; remembers what was asked.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(string Method, string Address, string Body, HttpRequestHeadersCopy Headers)> Asked { get; } = [];

    public static StubHandler Always(int status, string body, params (string Name, string Value)[] headers) =>
        new(_ => Respond(status, body, headers));

    public static HttpResponseMessage Respond(int status, string body, params (string Name, string Value)[] headers) =>
        Respond(status, Encoding.UTF8.GetBytes(body), "application/json", headers);

    public static HttpResponseMessage Respond(int status, byte[] body, string mediaType, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (Asked)
        {
            Asked.Add((request.Method.Method, request.RequestUri!.AbsoluteUri, body, HttpRequestHeadersCopy.Of(request)));
        }

        return answer(request);
    }
}

/// <summary>A request's headers, kept after it is disposed.</summary>
internal sealed record HttpRequestHeadersCopy(IReadOnlyDictionary<string, string> Values, string? Host)
{
    public static HttpRequestHeadersCopy Of(HttpRequestMessage request) => new(
        request.Headers.NonValidated.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        request.Headers.Host);
}
