
namespace Enrichment.Sources.Http;

/// <summary>Sends one request and turns whatever happens into an <see cref="Exchange"/>.</summary>
internal sealed class HttpExchanger(HttpMessageInvoker http, TimeProvider time)
{
    /// <summary>
    /// Whether a request had begun to be sent is known of a request whose body is <see cref="OnceContent"/>; of another one the
    /// worst is assumed.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled; nothing else is thrown.</exception>
    public async Task<Exchange> Send(HttpRequestMessage request, int bodyLimit, TimeSpan timeout, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return await Read(response, bodyLimit, either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new Unanswered(FailureKind.Timeout, HadBegun(request));
        }
        catch (Exception failure)
        {
            // Whatever a handler, a decoder or a stream throws is the network's doing: it must reach no other row.
            return new Unanswered(FailureClassifier.KindOf(failure), HadBegun(request));
        }
    }

    private static bool HadBegun(HttpRequestMessage request) => request.Content is not OnceContent { Begun: false };

    private async Task<Answered> Read(HttpResponseMessage response, int bodyLimit, CancellationToken stop)
    {
        using var stream = await response.Content.ReadAsStreamAsync(stop);
        var (body, truncated) = await BoundedBody.Read(stream, bodyLimit, stop);
        var headers = response.Headers.NonValidated
            .SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key.ToLowerInvariant(), v)))
            .ToList();
        return new Answered(
            (int)response.StatusCode,
            body,
            truncated,
            response.Content.Headers.ContentType?.MediaType,
            response.Content.Headers.ContentType?.CharSet,
            RetryAfter.Parse(First(headers, "retry-after"), time.GetUtcNow()),
            First(headers, "location"),
            headers);
    }

    private static string? First(List<KeyValuePair<string, string>> headers, string name)
    {
        var found = headers.Find(h => h.Key == name);
        return found.Value;
    }
}
