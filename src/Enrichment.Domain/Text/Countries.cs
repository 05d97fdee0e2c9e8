namespace Enrichment.Domain.Text;

/// <summary>A country of ISO 3166-1: "US", "USA".</summary>
public sealed record Country(string Alpha2, string Alpha3, string Name);

/// <summary>Finds countries by code or by any name in use.</summary>
public static class Countries
{
    private static readonly Lazy<Dictionary<string, Country>> ByText = new(Load);

    /// <summary>The country of "US", "usa", "U.S.", "United States"; null when the text names none.</summary>
    public static Country? Find(string? text) => ByText.Value.GetValueOrDefault(NameKey.Plain(text).Value);

    private static Dictionary<string, Country> Load()
    {
        var countries = new Dictionary<string, Country>(1000, StringComparer.Ordinal);
        foreach (var line in EmbeddedData.Lines("countries.txt"))
        {
            var parts = line.Split('|');
            var country = new Country(parts[0], parts[1], parts[2]);
            // Namibia's "NA" folds to nothing: in files it says "not available".
            foreach (var name in parts.Select(part => NameKey.Plain(part)).Where(name => !name.IsEmpty))
                countries.TryAdd(name.Value, country);
        }

        return countries;
    }
}
