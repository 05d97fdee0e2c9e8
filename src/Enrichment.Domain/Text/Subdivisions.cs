namespace Enrichment.Domain.Text;

/// <summary>A state or province: country "US", code "CA", name "California".</summary>
public sealed record Subdivision(string Country, string Code, string Name);

/// <summary>Finds the states and provinces of the countries that have them in the data file (US, Canada, Australia).</summary>
public static class Subdivisions
{
    private static readonly Lazy<Dictionary<string, Subdivision[]>> ByText = new(Load);

    /// <summary>The state of a country by code or name; null when there is none.</summary>
    public static Subdivision? Find(string countryAlpha2, string? text) =>
        Named(text).FirstOrDefault(state => state.Country == countryAlpha2);

    /// <summary>The state that a text names in whatever country; null when none or states of two countries are called so.</summary>
    public static Subdivision? FindAnywhere(string? text) => Named(text) is [var only] ? only : null;

    private static Subdivision[] Named(string? text) => ByText.Value.GetValueOrDefault(NameKey.Plain(text).Value, []);

    private static Dictionary<string, Subdivision[]> Load()
    {
        var states = from line in EmbeddedData.Lines("subdivisions.txt")
                     let parts = line.Split('|')
                     let state = new Subdivision(parts[0], parts[1], parts[2])
                     from name in parts.Skip(1).Select(part => NameKey.Plain(part).Value).Distinct()
                     group state by name;
        return states.ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }
}
