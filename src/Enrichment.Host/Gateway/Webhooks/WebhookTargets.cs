using Enrichment.Domain.Jobs;
using Enrichment.Host.Gateway.Jobs;
using Enrichment.Host.Gateway.Problems;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>Reads whom a request wants told.</summary>
internal static class WebhookTargets
{
    private const int LongestUrl = 2_000;
    private static readonly string[] Formats = ["generic", "slack", "discord"];

    /// <exception cref="ProblemException">The address or the format cannot be.</exception>
    public static WebhookTarget? Of(WebhookRequest? request)
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

        return Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0 && request.Url!.Length <= LongestUrl
            ? new WebhookTarget(url.AbsoluteUri, format, request.Secret)
            : throw ProblemException.BadField("webhook.url", "A webhook needs an http or https address without a user name.");
    }
}
