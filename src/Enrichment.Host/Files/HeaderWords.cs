using System.Text;

namespace Enrichment.Host.Files;

/// <summary>The words by which headers say what their column holds, the plainest first.</summary>
internal static class HeaderWords
{
    private static readonly Dictionary<ColumnRole, string[]> Known = new()
    {
        [ColumnRole.Domain] =
        [
            "domain", "domain name", "website", "homepage url", "website url", "homepage", "web site", "site url", "url", "web address", "web page",
            "primary domain", "web", "www", "site",
        ],
        [ColumnRole.Name] =
        [
            "company name", "name", "company", "business name", "organization name", "organisation name", "organization", "organisation",
            "account name", "account", "fund title", "legal name", "trading name", "dba", "firm", "employer", "business", "restaurant", "practice",
        ],
        [ColumnRole.Category] =
        [
            "vert bucket", "category", "category code", "industry", "vertical", "primary category", "primary industry", "sector", "category list",
            "categories", "business type", "segment", "market",
        ],
        [ColumnRole.Naics] = ["naics", "naics code", "primary naics", "primary naics code", "naics 1"],
        [ColumnRole.Sic] = ["sic", "sic code", "primary sic", "primary sic code", "sic 1"],
        [ColumnRole.Description] = ["description", "short description", "about", "overview", "summary", "long description", "business description"],
        [ColumnRole.City] = ["city", "town", "hq city", "headquarters city", "locality", "municipality"],
        [ColumnRole.State] = ["state", "state code", "province", "state province", "hq state", "region"],
        [ColumnRole.Country] = ["country", "country code", "country name", "hq country", "nation"],
        [ColumnRole.Street] = ["street", "street address", "address", "address 1", "address line 1", "mailing address", "full address"],
        [ColumnRole.PostalCode] = ["postal code", "zip code", "zip", "postcode", "zipcode", "post code", "plz"],
        [ColumnRole.Phone] = ["phone", "phone number", "telephone", "main phone", "business phone", "tel", "telephone number"],
        [ColumnRole.Email] = ["email", "email address", "e mail", "work email", "business email", "mail", "e mail address"],
        [ColumnRole.FirstName] = ["first name", "firstname", "given name", "forename", "first"],
        [ColumnRole.LastName] = ["last name", "lastname", "surname", "family name", "last"],
        [ColumnRole.Title] = ["title", "job title", "position", "role"],
        [ColumnRole.LinkedIn] = ["linkedin", "linkedin url", "linkedin profile", "linkedin profile url", "linkedin link"],
        [ColumnRole.Priority] = ["priority", "enrichment priority"],
    };

    private static readonly string[] Prefixes = ["company ", "organization ", "organisation ", "business ", "account ", "poc ", "person ", "lead ", "primary "];
    private static readonly Dictionary<(ColumnRole, string), int> Places = Known
        .SelectMany(k => k.Value.Select((words, i) => (Key: (k.Key, words), i))).ToDictionary(p => p.Key, p => p.i);

    /// <summary>How well a header's words fit a role, lower is better; null when they do not.</summary>
    public static int? Fit(ColumnRole role, string words)
    {
        if (Places.TryGetValue((role, words), out var place))
        {
            return place;
        }

        var prefix = Array.Find(Prefixes, p => words.StartsWith(p, StringComparison.Ordinal));
        return prefix is not null && Places.TryGetValue((role, words[prefix.Length..]), out place) ? place + 100 : null;
    }

    /// <summary>A header as lower-case words: <c>HomepageURL</c>, <c>homepage_url</c> and <c>Homepage URL</c> are <c>homepage url</c>.</summary>
    public static string Of(string header)
    {
        var words = new StringBuilder();
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            if (!char.IsLetterOrDigit(c))
            {
                words.Append(' ');
                continue;
            }

            var afterLower = i > 0 && char.IsUpper(c) && char.IsLower(header[i - 1]);
            words.Append(afterLower ? " " : "").Append(char.ToLowerInvariant(c));
        }

        // "LinkedIn" is one word, whatever its capitals say.
        return string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace("linked in", "linkedin", StringComparison.Ordinal);
    }
}
