namespace Enrichment.Sources.Web.Robots;

/// <summary>What one authority's robots.txt says to one crawler.</summary>
/// <param name="CrawlDelay">The site's wish, which is no part of the standard.</param>
internal sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules, TimeSpan? CrawlDelay)
{
    /// <summary>No file, or none that says anything to us.</summary>
    public static readonly RobotsRules AllowAll = new([], null);

    /// <summary>The longest matching pattern decides, on a tie for allowing; no match allows. robots.txt itself is always allowed.</summary>
    /// <param name="pathAndQuery">Begins with a slash.</param>
    public bool Allows(string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt")
        {
            return true;
        }

        var path = RobotsPath.OfPath(pathAndQuery);
        var (longest, allowed) = (-1, true);
        foreach (var rule in Rules)
        {
            var octets = rule.Pattern.Length;
            if ((octets > longest || (octets == longest && rule.Allow)) && rule.Matches(path))
            {
                (longest, allowed) = (octets, rule.Allow);
            }
        }

        return allowed;
    }
}
