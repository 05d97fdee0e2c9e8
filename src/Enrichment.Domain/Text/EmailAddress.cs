using System.Buffers;

namespace Enrichment.Domain.Text;

/// <summary>
/// One e-mail address. <see cref="Value"/> keeps the local part as written and has the host in lower case; <see cref="Key"/>
/// is all lower case, for comparing: no provider in use tells mailboxes apart by case.
/// </summary>
public readonly record struct EmailAddress
{
    private const int LongestLocal = 64;
    private static readonly SearchValues<char> Before = SearchValues.Create(" \t\r\n<>(,;:|\"\u00A0[");
    private static readonly SearchValues<char> Behind = SearchValues.Create(" \t\r\n<>(),;:|\"\u00A0]?/\\'");
    private const string LocalSigns = ".!#$%&'*+-/=?^_`{|}~";

    /// <summary>The address to write to.</summary>
    public string Value { get; private init; }

    /// <summary>The address to compare by.</summary>
    public string Key { get; private init; }

    /// <summary>The host behind the @, lower-case ASCII.</summary>
    public string Host { get; private init; }

    /// <summary>The registrable domain of the host.</summary>
    public string Domain { get; private init; }

    /// <summary>Anyone may have such an address, so its domain is not the owner's company.</summary>
    public bool IsFreeMail { get; private init; }

    /// <summary>The domain of the owner's company; null for a free mailbox.</summary>
    public string? CompanyDomain => IsFreeMail ? null : Domain;

    /// <summary>Reads the first address of a cell: "jo@acme.com", "Jo &lt;jo@acme.com&gt;", "mailto:jo@acme.com?subject=x".</summary>
    public static bool TryParse(string? cell, out EmailAddress address)
    {
        address = default;
        var text = cell.AsSpan();
        var at = text.IndexOf('@');
        if (at <= 0)
            return false;
        var start = text[..at].LastIndexOfAny(Before) + 1;
        var rest = text[(at + 1)..];
        var end = rest.IndexOfAny(Behind);
        var local = text[start..at];
        var host = (end < 0 ? rest : rest[..end]).ToString();
        if (!IsLocal(local) || host.Contains('@') || !RegistrableDomain.TryParse(host, out var domain))
            return false;
        address = new EmailAddress
        {
            Value = $"{local}@{domain.Host}",
            Key = $"{local.ToString().ToLowerInvariant()}@{domain.Host}",
            Host = domain.Host,
            Domain = domain.Value,
            IsFreeMail = SharedHosts.IsFreeMail(domain.Value),
        };
        return true;
    }

    /// <summary>The address to write to.</summary>
    public override string ToString() => Value ?? "";

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local.Length is 0 or > LongestLocal || local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
            return false;
        foreach (var c in local)
        {
            if (!char.IsLetterOrDigit(c) && !LocalSigns.Contains(c))
                return false;
        }

        return true;
    }
}
