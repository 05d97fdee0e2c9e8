using Enrichment.Sources.Http;

namespace Enrichment.Sources.Web.Robots;

/// <summary>What an answer to the request for robots.txt means (RFC 9309, 2.3.1).</summary>
internal abstract record RobotsVerdict
{
    /// <summary>The rules are known.</summary>
    public sealed record Known(RobotsRules Rules) : RobotsVerdict;

    /// <summary>The file is elsewhere; its rules still apply to the authority that was asked first.</summary>
    public sealed record Moved(string Location) : RobotsVerdict;

    /// <summary>The site is there and cannot say: nothing may be fetched for now.</summary>
    public sealed record Unreachable(TimeSpan? RetryAfter) : RobotsVerdict;

    public static RobotsVerdict Of(Answered answer, string token) => answer.Status switch
    {
        >= 200 and < 300 => new Known(RobotsFile.Parse(answer.Body, token, answer.Truncated)),
        >= 300 and < 400 => answer.Location is { } location ? new Moved(location) : new Known(RobotsRules.AllowAll),
        // Stricter than the standard for 429 only, as large crawlers are: it says "not now", not "no such file".
        429 => new Unreachable(answer.RetryAfter),
        >= 400 and < 500 => new Known(RobotsRules.AllowAll),
        _ => new Unreachable(answer.RetryAfter),
    };
}
