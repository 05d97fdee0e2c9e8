using Enrichment.Host.Configuration;
using Enrichment.Sources.Http;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>Webhooks among the server's services.</summary>
internal static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services, WebhookSettings settings, WebhookSeal seal)
    {
        services.AddSingleton(WebhookGuard.Of(settings));
        services.AddSingleton(provider => WebhookClient.Create(
            provider.GetRequiredService<AddressGuard>(), provider.GetRequiredService<WebhookSeal>(), settings.Timeout, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(seal);
        services.AddSingleton<WebhookBodies>();
        services.AddHostedService<DeliveryService>();
    }
}
