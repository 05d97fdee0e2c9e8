using System.Text.RegularExpressions;
using Enrichment.Domain.Sources;
using Enrichment.Domain.Text;
using Enrichment.Sources.Web.Pages;

namespace Enrichment.Sources.Web.Evidence;

/// <summary>The company's phone number from links to dial and from text behind a word for phone.</summary>
internal static partial class PhoneEvidence
{
    private const double Link = 0.85;
    private const double Text = 0.6;

    public static IEnumerable<FoundFact> Of(Page page) =>
    [
        .. page.Links.Where(l => l.Written.TrimStart().StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            .SelectMany(l => Found(page, Uri.UnescapeDataString(l.Written.Trim()["tel:".Length..]).Split(';', '?')[0], Link)),
        .. BehindWord().Matches(page.Text).Take(20).SelectMany(m => Found(page, m.Groups["number"].Value, Text)),
    ];

    private static IEnumerable<FoundFact> Found(Page page, string written, double confidence) =>
        PhoneNumber.TryParse(written, out var number) ? PageEvidence.Fact(page, "company.phone", number.ToString(), confidence) : [];

    [GeneratedRegex(
        """\b(?:tele?ph?on[eo]?|t[e\u00E9]l[e\u00E9]?(?:phone|fono)?|phone|fon|call(?:\sus)?|mobile|ph)\b\.?(?:\s?(?:number|no\.?|us|at|on))?\s{0,3}[:.]?\s{0,3}(?<number>\+?\(?\d[\d\s().\u2013/-]{5,24}\d)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BehindWord();
}
