using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Enrichment.Domain.Jobs;
using Enrichment.Sources.Http;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>What became of one attempt.</summary>
/// <param name="Answer">The HTTP status; null when none came.</param>
/// <param name="Problem">Null when it was taken.</param>
/// <param name="IsFinal">Another attempt would be in vain.</param>
/// <param name="Wait">The wait that the receiver asks for.</param>
internal sealed record AttemptResult(int? Answer, string? Problem, bool IsFinal, TimeSpan? Wait);

/// <summary>Posts a delivery once. Follows only redirects that keep the method, to where the guard lets it.</summary>
internal sealed class WebhookClient(HttpMessageHandler handler, WebhookSeal seal, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private const int MostRedirects = 3;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private readonly HttpMessageInvoker http = new(handler);

    public static WebhookClient Create(
        AddressGuard guard, WebhookSeal seal, TimeSpan timeout, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) =>
        new(GuardedWeb.Handler(guard, ConnectTimeout, time, resolve ?? ((host, stop) => Dns.GetHostAddressesAsync(host, stop))), seal, timeout, time);

    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<AttemptResult> Post(Delivery delivery, string body, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            return await Follow(delivery, body, either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new AttemptResult(null, "timed out", false, null);
        }
        catch (CryptographicException)
        {
            return new AttemptResult(null, "its secret was sealed with another key than this node has", true, null);
        }
        catch (Exception failure)
        {
            var (words, forbidden) = GuardedWeb.WhyNot(failure);
            return new AttemptResult(null, words, forbidden, null);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<AttemptResult> Follow(Delivery delivery, string body, CancellationToken stop)
    {
        var to = new Uri(delivery.Target.Url);
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(delivery, to, body);
            using var answer = await http.SendAsync(request, stop);
            if (answer.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return Judge(answer);
            }

            if (redirects == MostRedirects || Target(to, answer.Headers.Location) is not { } next)
            {
                return new AttemptResult((int)answer.StatusCode, "redirected where it is not followed", false, null);
            }

            to = next;
        }
    }

    private AttemptResult Judge(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return answer.IsSuccessStatusCode
            ? new AttemptResult(status, null, true, null)
            : new AttemptResult(status, $"answered {status}", answer.StatusCode == HttpStatusCode.Gone, GuardedWeb.WaitOf(answer, time.GetUtcNow()));
    }

    /// <summary>Never from https to http: what was to be told in secret would be told aloud.</summary>
    private static Uri? Target(Uri from, Uri? location)
    {
        var to = location is null ? null : location.IsAbsoluteUri ? location : new Uri(from, location);
        return to is not null && (to.Scheme == "https" || to.Scheme == from.Scheme) && to.UserInfo.Length == 0 ? to : null;
    }

    private HttpRequestMessage Request(Delivery delivery, Uri to, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, to)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Enrichment", null));
        request.Headers.Add("Enrichment-Delivery", delivery.DeliveryId);
        if (delivery.Target.Secret is { Length: > 0 } secret)
        {
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(seal.Open(delivery.Tenant, secret), body, time.GetUtcNow()));
        }

        return request;
    }
}
