using System.Net;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Problems;
using Enrichment.Sources.Http;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>Reads whom a request wants told.</summary>
internal static class WebhookTargets
{
    private const int LongestUrl = 2_000;
    public static readonly IReadOnlyList<string> Formats = ["generic", "slack", "discord"];

    /// <exception cref="ProblemException">The address or the format cannot be.</exception>
    public static WebhookTarget? Of(WebhookRequest? request, AddressGuard guard)
    {
        if (request is null)
        {
            return null;
        }

        var format = request.Format ?? Formats[0];
        if (!Formats.Contains(format))
        {
            throw ProblemException.BadField("webhook.format", $"'{format}' is none of {string.Join(", ", Formats)}.");
        }

        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || request.Url.Length > LongestUrl)
        {
            throw ProblemException.BadField("webhook.url", "A webhook needs an http or https address without a user name.");
        }

        // A name is judged each time it is resolved; what is plainly no public address is said at once.
        return guard.AllowsHost(url) && (!IsThisMachine(url) || guard.Allows(IPAddress.Loopback))
            ? new WebhookTarget(url.AbsoluteUri, format, request.Secret)
            : throw ProblemException.BadField("webhook.url", "A webhook goes to public addresses only.");
    }

    private static bool IsThisMachine(Uri url) =>
        url.IdnHost.TrimEnd('.') is var host && (host == "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal));
}
