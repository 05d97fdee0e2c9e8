using Enrichment.Sources.Http;
using Enrichment.Sources.Settings;

namespace Enrichment.Sources.Web.Crawl;

/// <summary>Sends one request to a web site: bounded, without cookies, only where the crawler may go.</summary>
internal sealed class SiteHttp(HttpExchanger http, InternalSettings settings, AddressGuard guard)
{
    private const int LongestPage = 2 * 1024 * 1024;

    // Whatever else listens on a host is no web site: a redirect must not make us talk to a mail server.
    private static readonly HashSet<int> WebPorts = [80, 443, 8080, 8443];

    private readonly string? _connectTo = settings.ConnectTo.Length == 0 ? null : settings.ConnectTo.TrimEnd('/');

    /// <summary>Whether an address may be asked at all, before any name is resolved.</summary>
    public bool MayAsk(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme is "http" or "https")
        && address.UserInfo.Length == 0
        && WebPorts.Contains(address.Port)
        && address.IdnHost.Length > 0
        && guard.AllowsHost(address);

    public Task<Exchange> GetPage(Uri address, CancellationToken stop) => Get(address, LongestPage, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1", stop);

    public Task<Exchange> GetRobots(Uri address, CancellationToken stop) => Get(address, Robots.RobotsFile.LongestFile, "text/plain,*/*;q=0.1", stop);

    private async Task<Exchange> Get(Uri address, int limit, string accept, CancellationToken stop)
    {
        if (!MayAsk(address))
        {
            return new Unanswered(FailureKind.Forbidden, Sent: false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, _connectTo is null ? address : new Uri(_connectTo + address.PathAndQuery));
        if (_connectTo is not null)
        {
            request.Headers.Host = address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}";
        }

        request.Headers.TryAddWithoutValidation("User-Agent", settings.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en;q=1.0,*;q=0.5");
        return await http.Send(request, limit, settings.Timeout, stop);
    }
}
