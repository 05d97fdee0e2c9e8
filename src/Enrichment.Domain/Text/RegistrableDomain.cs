namespace Enrichment.Domain.Text;

/// <summary>
/// The domain that one company registered, read from whatever a cell holds: a URL, a host, an e-mail address, with all
/// their usual damage. Value and Host are lower-case ASCII, international labels in punycode.
/// </summary>
/// <remarks>
/// Two rules go beyond the public suffix list. "www." in front never makes a domain of a suffix that opens itself to
/// customers, and such a suffix alone is its owner's own domain: blogspot.com and www.blogspot.com are one company.
/// </remarks>
public readonly record struct RegistrableDomain
{
    private static readonly Lazy<HashSet<string>> FileEndings = new(() => EmbeddedData.Set("file-endings.txt"));

    /// <summary>The registrable domain, such as "acme.co.uk".</summary>
    public string Value { get; private init; }

    /// <summary>The whole host, such as "shop.acme.co.uk".</summary>
    public string Host { get; private init; }

    /// <summary>The cell was an e-mail address.</summary>
    public bool FromEmail { get; private init; }

    /// <summary>The cell links to a page on a site that many companies share: it names no company by its domain.</summary>
    public bool IsSharedPage { get; private init; }

    /// <summary>Reads a cell; false with the reason when it names no registrable domain.</summary>
    public static bool TryParse(string? cell, out RegistrableDomain domain, out DomainProblem problem)
    {
        domain = default;
        if (Placeholder.IsNothing(cell))
        {
            problem = DomainProblem.Nothing;
            return false;
        }

        var found = HostCell.Find(cell);
        problem = HostText.Normalise(found.Host, out var host);
        if (problem == DomainProblem.None)
            problem = Locate(host, found, out domain);
        return problem == DomainProblem.None;
    }

    /// <summary>Reads a cell; false when it names no registrable domain.</summary>
    public static bool TryParse(string? cell, out RegistrableDomain domain) => TryParse(cell, out domain, out _);

    /// <summary>The registrable domain alone.</summary>
    public override string ToString() => Value ?? "";

    private static DomainProblem Locate(string host, in HostCell cell, out RegistrableDomain domain)
    {
        domain = default;
        var found = Find(host);
        if (found.Start < 0)
            return DomainProblem.OnlySuffix;
        if (!found.Listed && (cell.IsProse || FileEndings.Value.Contains(host[(host.LastIndexOf('.') + 1)..])))
            return DomainProblem.NotAHost;
        var value = found.Start == 0 ? host : host[found.Start..];
        if (!IsRegistrable(value.AsSpan(0, value.IndexOf('.'))))
            return DomainProblem.BadCharacter;
        domain = new RegistrableDomain
        {
            Value = value,
            Host = host,
            FromEmail = cell.IsEmail,
            IsSharedPage = found.IsBelowSuffix || SharedHosts.IsPage(host.AsSpan(Www(host)), value, cell.HasPath),
        };
        return DomainProblem.None;
    }

    private static (int Start, bool Listed, bool IsBelowSuffix) Find(ReadOnlySpan<char> host)
    {
        var skip = Www(host);
        var match = SuffixRules.Find(host[skip..]);
        if (match.RegistrableStart(host[skip..]) is not (var start and >= 0))
            return FindForSuffix(host, skip);
        start += skip;
        // Below a label "www" the same questions arise again.
        if (start == skip || !host[start..].StartsWith("www."))
            return (start, match.Listed, false);
        var below = Find(host[start..]);
        return below.Start < 0 ? below : below with { Start = below.Start + start };
    }

    // The bare host is a suffix: a site builder's own domain, or a registered "www" under a registry's suffix, or nothing.
    private static (int Start, bool Listed, bool IsBelowSuffix) FindForSuffix(ReadOnlySpan<char> host, int skip)
    {
        var own = SuffixRules.Find(host[skip..], SuffixSections.Registry);
        if (own.Listed && own.RegistrableStart(host[skip..]) is var start and >= 0)
            return (start + skip, true, start > 0);
        var whole = SuffixRules.Find(host);
        return (whole.Listed ? whole.RegistrableStart(host) : -1, whole.Listed, false);
    }

    private static int Www(ReadOnlySpan<char> host)
    {
        var skip = 0;
        while (host[skip..].StartsWith("www."))
            skip += 4;
        return skip;
    }

    private static bool IsRegistrable(ReadOnlySpan<char> label) =>
        label[0] != '-' && label[^1] != '-' && !label.Contains('_');
}
