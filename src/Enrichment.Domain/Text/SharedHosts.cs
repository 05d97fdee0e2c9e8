namespace Enrichment.Domain.Text;

/// <summary>Sites and mail hosts that many share, so that their domain says nothing about one company.</summary>
public static class SharedHosts
{
    private static readonly Lazy<HashSet<string>> FreeMail = new(() => EmbeddedData.Set("free-mail-hosts.txt"));

    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Pages =
        new(() => EmbeddedData.Set("shared-hosts.txt", "pages").GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>True for a mail provider where anyone may open a mailbox (gmail.com).</summary>
    public static bool IsFreeMail(string registrableDomain) => FreeMail.Value.Contains(registrableDomain);

    /// <summary>
    /// True when a link names a page's owner and not the site's: anything below facebook.com but its front page, and every
    /// page of hosts such as play.google.com. Site builders' customers have domains of their own and are not meant.
    /// </summary>
    internal static bool IsPage(ReadOnlySpan<char> host, ReadOnlySpan<char> registrableDomain, bool hasPath) =>
        host.Length > registrableDomain.Length
            ? Pages.Value.Contains(host) || Pages.Value.Contains(registrableDomain)
            : hasPath && Pages.Value.Contains(host);
}
