using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Enrichment.Host.Gateway.Webhooks;

/// <summary>
/// Shows a receiver that a webhook is ours: <c>t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>, where hex is HMAC-SHA256 over
/// <c>t.body</c> with the webhook's secret. The time is signed too, so that an old request cannot be sent again as a new one.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "Enrichment-Signature";

    public static string Of(string secret, string body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }
}
