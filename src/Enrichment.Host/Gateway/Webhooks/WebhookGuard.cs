using System.Net;
using Enrichment.Host.Configuration;
using Enrichment.Sources.Http;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>Which addresses webhooks may go to.</summary>
internal static class WebhookGuard
{
    private static readonly IPNetwork[] Private =
        [.. ((string[])["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7"]).Select(r => IPNetwork.Parse(r))];

    public static AddressGuard Of(WebhookSettings settings) => settings.AllowPrivate ? new AddressGuard(Private) : AddressGuard.PublicOnly;
}
