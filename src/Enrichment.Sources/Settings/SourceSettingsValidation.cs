using System.Net;
using Enrichment.Domain.Fields;

namespace Enrichment.Sources.Settings;

/// <summary>Checks settings before anything is asked with them.</summary>
public static class SourceSettingsValidation
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong, each naming its setting; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(this SourceSettings settings) =>
    [
        .. General(settings),
        .. Vendor("Sources:Internal", settings.Internal),
        .. Internal("Sources:Internal", settings.Internal),
        .. Vendor("Sources:DataAxle", settings.DataAxle),
        .. Reachable("Sources:DataAxle", settings.DataAxle),
        .. DataAxle("Sources:DataAxle", settings.DataAxle),
        .. Vendor("Sources:Hunter", settings.Hunter),
        .. Reachable("Sources:Hunter", settings.Hunter),
        .. Hunter("Sources:Hunter", settings.Hunter),
    ];

    private static IEnumerable<string> General(SourceSettings s) => Found(
        (s.LimitsProfile is SourceSettings.Documented or SourceSettings.Unlimited,
            $"Sources:LimitsProfile: '{s.LimitsProfile}' is neither documented nor unlimited"),
        (s.PerBusinessDefault >= 0, $"Sources:PerBusinessDefault: {s.PerBusinessDefault} is below zero"),
        (IsTime(s.ConnectTimeout), $"Sources:ConnectTimeout: {s.ConnectTimeout} is not between 0 and {LongestTimeout}"));

    private static IEnumerable<string> Vendor(string at, VendorSettings v) => Found(
        (v.PricePerUnit is null or >= 0, $"{at}:PricePerUnit: {v.PricePerUnit} is below zero"),
        (v.Cap is null or >= 0, $"{at}:Cap: {v.Cap} is below zero"),
        (v.MaxConcurrent is null or > 0, $"{at}:MaxConcurrent: {v.MaxConcurrent} is not above zero"),
        (v.MaxAttempts > 0, $"{at}:MaxAttempts: {v.MaxAttempts} is not above zero"),
        (IsTime(v.Timeout), $"{at}:Timeout: {v.Timeout} is not between 0 and {LongestTimeout}"),
        (v.ApiKey.All(c => c is > ' ' and < '\x7F'), $"{at}:ApiKey: it holds a space or a character that no header may carry"))
        .Concat(v.Limits.Where(l => l.Count <= 0 || l.Period <= TimeSpan.Zero)
            .Select(l => $"{at}:Limits: {l.Count} per {l.Period} is no limit"));

    private static IEnumerable<string> Reachable(string at, VendorSettings v) =>
        Found((IsHttp(v.BaseUrl), $"{at}:BaseUrl: '{v.BaseUrl}' is not an absolute http or https address without query"));

    private static IEnumerable<string> Internal(string at, InternalSettings s) => Found(
        (s.Delay >= TimeSpan.Zero && s.Delay <= LongestTimeout, $"{at}:Delay: {s.Delay} is not between 0 and {LongestTimeout}"),
        (s.MaxCrawlDelay >= TimeSpan.Zero, $"{at}:MaxCrawlDelay: {s.MaxCrawlDelay} is below zero"),
        (s.MaxKeyPages >= 0, $"{at}:MaxKeyPages: {s.MaxKeyPages} is below zero"),
        (s.MaxRequests > 1, $"{at}:MaxRequests: {s.MaxRequests} leaves no page beside robots.txt"),
        (s.ConfidentAt is >= 0 and <= 1, $"{at}:ConfidentAt: {s.ConfidentAt} is not between 0 and 1"),
        (s.RobotsToken.Length > 0 && s.RobotsToken.All(c => char.IsAsciiLetter(c) || c is '_' or '-'),
            $"{at}:RobotsToken: '{s.RobotsToken}' is not made of letters, '_' and '-'"),
        (s.UserAgent.Contains(s.RobotsToken, StringComparison.OrdinalIgnoreCase) && s.UserAgent.All(c => c is >= ' ' and < '\x7F'),
            $"{at}:UserAgent: it does not hold the robots token '{s.RobotsToken}', or holds what no header may carry"),
        (s.Schemes.Count > 0 && s.Schemes.All(c => c is "http" or "https"), $"{at}:Schemes: only http and https, at least one"),
        (s.ConnectTo.Length == 0 || IsHttp(s.ConnectTo), $"{at}:ConnectTo: '{s.ConnectTo}' is not an absolute http or https address"))
        .Concat(s.AllowedRanges.Where(r => !IPNetwork.TryParse(r, out _)).Select(r => $"{at}:AllowedRanges: '{r}' is no address range"));

    private static IEnumerable<string> DataAxle(string at, DataAxleSettings s) => Found(
        (s.MinimumScore is >= 0 and <= 1, $"{at}:MinimumScore: {s.MinimumScore} is not between 0 and 1"),
        (s.UnitsPerMatch >= 0, $"{at}:UnitsPerMatch: {s.UnitsPerMatch} is below zero"),
        (s.UnitsPerMiss >= 0, $"{at}:UnitsPerMiss: {s.UnitsPerMiss} is below zero"))
        .Concat(s.Attributes.Keys.Where(f => FieldCatalog.Find(f) is null).Order(StringComparer.Ordinal)
            .Select(f => $"{at}:Attributes: there is no field '{f}'"));

    private static IEnumerable<string> Hunter(string at, HunterSettings s) => Found(
        (s.CreditsPerCompany >= 0, $"{at}:CreditsPerCompany: {s.CreditsPerCompany} is below zero"),
        (s.CreditsPerTenEmails >= 0, $"{at}:CreditsPerTenEmails: {s.CreditsPerTenEmails} is below zero"),
        (s.CreditsPerFind >= 0, $"{at}:CreditsPerFind: {s.CreditsPerFind} is below zero"),
        (s.CreditsPerVerification >= 0, $"{at}:CreditsPerVerification: {s.CreditsPerVerification} is below zero"),
        (s.FreeRepeat >= TimeSpan.Zero, $"{at}:FreeRepeat: {s.FreeRepeat} is below zero"),
        (s.VerifierWait > TimeSpan.Zero, $"{at}:VerifierWait: {s.VerifierWait} is not above zero"),
        (s.VerifierPolls >= 0, $"{at}:VerifierPolls: {s.VerifierPolls} is below zero"));

    private static IEnumerable<string> Found(params (bool Good, string Problem)[] checks) =>
        checks.Where(c => !c.Good).Select(c => c.Problem);

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
        && uri is { UserInfo: "", Query: "", Fragment: "" };

    private static bool IsTime(TimeSpan time) => time > TimeSpan.Zero && time <= LongestTimeout;
}
