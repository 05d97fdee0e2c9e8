using System.Collections.Concurrent;

namespace Enrichment.Sandbox.World;

/// <summary>
/// The companies of one seed. Each is a pure function of its domain; the cache only saves work, and starts anew when full.
/// </summary>
internal sealed class Companies(long seed)
{
    private const int MostCached = 20_000;
    private readonly CompanyMaker _maker = new(seed);
    private readonly ConcurrentDictionary<string, Company> _cache = new(StringComparer.Ordinal);

    public long Seed => seed;

    /// <param name="domain">In the form of <see cref="Server.Hosts.Domain"/>.</param>
    public Company Of(string domain)
    {
        if (_cache.TryGetValue(domain, out var known))
            return known;
        if (_cache.Count >= MostCached)
            _cache.Clear();
        return _cache[domain] = _maker.Make(domain);
    }
}
