using System.Text;
using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Sources.Http;
using Enrichment.Sources.Web.Robots;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>A site's robots.txt, and whether it allows an address that it may have written itself.</summary>
public sealed class RobotsTarget : FuzzTarget
{
    public override string Name => "robots";

    public override IReadOnlyList<string> Words => ["User-agent: *\n", "User-agent: enrichment\n", "Disallow: /\n", "Allow: /a*b$\n", "Crawl-delay: 1e9\n", "*", "$", "#", "%2F", "Sitemap:"];

    public override Task Feed(byte[] input)
    {
        var rules = RobotsFile.Parse(input, "enrichment", truncated: input.Length % 2 == 1);
        _ = rules.Allows("/");
        _ = rules.Allows("/" + Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(200, input.Length))));
        _ = RetryAfter.Parse(Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(40, input.Length))), DateTimeOffset.UnixEpoch);
        return Task.CompletedTask;
    }
}
