using System.Net;
using System.Net.Sockets;

namespace Enrichment.Sources.Http;

/// <summary>
/// Decides which addresses the crawler may connect to. Everything that is not a public unicast address is refused (the IANA
/// special-purpose registries for IPv4 and IPv6), and so is every form that carries an IPv4 address in disguise, unless the
/// configuration allows its range.
/// </summary>
public sealed class AddressGuard(IReadOnlyList<IPNetwork> allowed)
{
    private static readonly IPNetwork[] RefusedV4 = Ranges(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // The address of a cloud's own services inside its machines, though it looks public.
        "168.63.129.16/32");

    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    // Teredo, ORCHID and benchmarking lie in 2001::/23; 2002::/16 (6to4) carries any IPv4 address, private ones included.
    private static readonly IPNetwork[] RefusedV6 = Ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /// <summary>Refuses all but public addresses.</summary>
    public static readonly AddressGuard PublicOnly = new([]);

    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowed.Any(r => r.Contains(plain)) || IsPublic(plain);
    }

    /// <summary>False for a host that is written as a refused address; a name is judged once it is resolved.</summary>
    public bool AllowsHost(Uri uri) =>
        !IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var literal) || Allows(literal);

    private static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !RefusedV4.Any(r => r.Contains(address)),
        AddressFamily.InterNetworkV6 => PublicV6.Contains(address) && !RefusedV6.Any(r => r.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Ranges(params string[] ranges) => [.. ranges.Select(r => IPNetwork.Parse(r))];
}
