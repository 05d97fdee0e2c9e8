using System.Net;

namespace Enrichment.Sandbox.Server;

/// <summary>Host names: which are the sandbox's own, and how a site's name is brought to one form.</summary>
internal static class Hosts
{
    /// <summary>An address or localhost is the sandbox itself; any other name is that domain's site.</summary>
    public static bool IsOwn(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);

    /// <summary>
    /// The domain of a host, URL or domain as typed: lower case, without scheme, port, path, final dot and leading <c>www.</c>.
    /// </summary>
    public static string Domain(string text)
    {
        var host = text.AsSpan().Trim();
        var scheme = host.IndexOf("://");
        if (scheme >= 0)
            host = host[(scheme + 3)..];
        var end = host.IndexOfAny("/?#:");
        if (end >= 0)
            host = host[..end];
        host = host.TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && host[4..].Contains('.'))
            host = host[4..];
        return host.ToString().ToLowerInvariant();
    }

    /// <summary>Letters, digits, hyphens and dots, with at least one dot inside.</summary>
    public static bool IsDomain(string domain) =>
        domain.Length is > 3 and <= 253 && domain.IndexOf('.') > 0 && !domain.Contains("..")
        && domain.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-');
}
