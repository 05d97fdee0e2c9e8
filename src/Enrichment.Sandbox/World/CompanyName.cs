using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>Names and domains, each from the other.</summary>
internal static class CompanyName
{
    private static readonly HashSet<string> SecondLevel = new(StringComparer.Ordinal) { "co", "com", "org", "net", "ac", "gov", "edu" };

    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "inc", "llc", "ltd", "limited", "gmbh", "corp", "corporation", "co", "company", "sa", "ag", "plc", "pte", "pty", "the", "sarl",
    };

    /// <summary>The label a company chose: <c>acme</c> in acme.com, blog.acme.com and acme.co.uk.</summary>
    public static string Label(string domain)
    {
        var labels = domain.Split('.');
        var last = labels.Length - 2;
        if (last > 0 && labels[^1].Length == 2 && SecondLevel.Contains(labels[last]))
            last--;
        return labels[Math.Max(0, last)];
    }

    /// <summary><c>blue-river</c> becomes Blue River.</summary>
    public static string Of(string domain)
    {
        var words = Label(domain).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? domain : string.Join(' ', words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    public static string Legal(string name, Place place, Dice dice) => place.CountryCode switch
    {
        "US" => name + dice.Pick<string>([", Inc.", ", LLC", " Corporation", " Co."]),
        "GB" => name + " Ltd",
        "DE" => name + " GmbH",
        "FR" => name + " SARL",
        "SG" => name + " Pte. Ltd.",
        "AU" => name + " Pty Ltd",
        _ => name + " Inc.",
    };

    /// <summary>The domain this world gives a company that is known by name only.</summary>
    public static string Domain(string name)
    {
        var words = name.Split([' ', ',', '.', '&', '-', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(EmailPattern.Ascii)
            .Where(word => word.Length > 0 && !Forms.Contains(word))
            .ToArray();
        return (words.Length == 0 ? "unnamed" : string.Concat(words.Take(4))) + ".com";
    }
}
