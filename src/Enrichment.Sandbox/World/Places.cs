using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>
/// The cities of this world. Telephone ranges are those kept for fiction: 555-01xx (North America), Ofcom's drama numbers,
/// the Bundesnetzagentur's, Arcep's and ACMA's.
/// </summary>
internal static class Places
{
    private static readonly Place[] UnitedStates =
    [
        Us("Omaha", "Nebraska", "NE", "681", "America/Chicago", -6, 41.2565m, -95.9345m, "402"),
        Us("New York", "New York", "NY", "100", "America/New_York", -5, 40.7128m, -74.0060m, "212"),
        Us("Brooklyn", "New York", "NY", "112", "America/New_York", -5, 40.6782m, -73.9442m, "718"),
        Us("Buffalo", "New York", "NY", "142", "America/New_York", -5, 42.8864m, -78.8784m, "716"),
        Us("Los Angeles", "California", "CA", "900", "America/Los_Angeles", -8, 34.0522m, -118.2437m, "213"),
        Us("San Francisco", "California", "CA", "941", "America/Los_Angeles", -8, 37.7749m, -122.4194m, "415"),
        Us("San Jose", "California", "CA", "951", "America/Los_Angeles", -8, 37.3382m, -121.8863m, "408"),
        Us("San Diego", "California", "CA", "921", "America/Los_Angeles", -8, 32.7157m, -117.1611m, "619"),
        Us("Mountain View", "California", "CA", "940", "America/Los_Angeles", -8, 37.3861m, -122.0839m, "650"),
        Us("Sacramento", "California", "CA", "958", "America/Los_Angeles", -8, 38.5816m, -121.4944m, "916"),
        Us("Chicago", "Illinois", "IL", "606", "America/Chicago", -6, 41.8781m, -87.6298m, "312"),
        Us("Houston", "Texas", "TX", "770", "America/Chicago", -6, 29.7604m, -95.3698m, "713"),
        Us("Austin", "Texas", "TX", "787", "America/Chicago", -6, 30.2672m, -97.7431m, "512"),
        Us("Dallas", "Texas", "TX", "752", "America/Chicago", -6, 32.7767m, -96.7970m, "214"),
        Us("San Antonio", "Texas", "TX", "782", "America/Chicago", -6, 29.4241m, -98.4936m, "210"),
        Us("Phoenix", "Arizona", "AZ", "850", "America/Phoenix", -7, 33.4484m, -112.0740m, "602"),
        Us("Philadelphia", "Pennsylvania", "PA", "191", "America/New_York", -5, 39.9526m, -75.1652m, "215"),
        Us("Pittsburgh", "Pennsylvania", "PA", "152", "America/New_York", -5, 40.4406m, -79.9959m, "412"),
        Us("Boston", "Massachusetts", "MA", "021", "America/New_York", -5, 42.3601m, -71.0589m, "617"),
        Us("Cambridge", "Massachusetts", "MA", "021", "America/New_York", -5, 42.3736m, -71.1097m, "617"),
        Us("Seattle", "Washington", "WA", "981", "America/Los_Angeles", -8, 47.6062m, -122.3321m, "206"),
        Us("Portland", "Oregon", "OR", "972", "America/Los_Angeles", -8, 45.5152m, -122.6784m, "503"),
        Us("Denver", "Colorado", "CO", "802", "America/Denver", -7, 39.7392m, -104.9903m, "303"),
        Us("Boulder", "Colorado", "CO", "803", "America/Denver", -7, 40.0150m, -105.2705m, "303"),
        Us("Salt Lake City", "Utah", "UT", "841", "America/Denver", -7, 40.7608m, -111.8910m, "801"),
        Us("Las Vegas", "Nevada", "NV", "891", "America/Los_Angeles", -8, 36.1699m, -115.1398m, "702"),
        Us("Atlanta", "Georgia", "GA", "303", "America/New_York", -5, 33.7490m, -84.3880m, "404"),
        Us("Miami", "Florida", "FL", "331", "America/New_York", -5, 25.7617m, -80.1918m, "305"),
        Us("Orlando", "Florida", "FL", "328", "America/New_York", -5, 28.5383m, -81.3792m, "407"),
        Us("Tampa", "Florida", "FL", "336", "America/New_York", -5, 27.9506m, -82.4572m, "813"),
        Us("Charlotte", "North Carolina", "NC", "282", "America/New_York", -5, 35.2271m, -80.8431m, "704"),
        Us("Raleigh", "North Carolina", "NC", "276", "America/New_York", -5, 35.7796m, -78.6382m, "919"),
        Us("Nashville", "Tennessee", "TN", "372", "America/Chicago", -6, 36.1627m, -86.7816m, "615"),
        Us("Minneapolis", "Minnesota", "MN", "554", "America/Chicago", -6, 44.9778m, -93.2650m, "612"),
        Us("Detroit", "Michigan", "MI", "482", "America/Detroit", -5, 42.3314m, -83.0458m, "313"),
        Us("Columbus", "Ohio", "OH", "432", "America/New_York", -5, 39.9612m, -82.9988m, "614"),
        Us("Indianapolis", "Indiana", "IN", "462", "America/Indiana/Indianapolis", -5, 39.7684m, -86.1581m, "317"),
        Us("St. Louis", "Missouri", "MO", "631", "America/Chicago", -6, 38.6270m, -90.1994m, "314"),
        Us("Kansas City", "Missouri", "MO", "641", "America/Chicago", -6, 39.0997m, -94.5786m, "816"),
        Us("Baltimore", "Maryland", "MD", "212", "America/New_York", -5, 39.2904m, -76.6122m, "410"),
        Us("Washington", "District of Columbia", "DC", "200", "America/New_York", -5, 38.9072m, -77.0369m, "202"),
        Us("Newark", "New Jersey", "NJ", "071", "America/New_York", -5, 40.7357m, -74.1724m, "973"),
        Us("New Orleans", "Louisiana", "LA", "701", "America/Chicago", -6, 29.9511m, -90.0715m, "504"),
        Us("Richmond", "Virginia", "VA", "232", "America/New_York", -5, 37.5407m, -77.4360m, "804"),
    ];

    private static readonly Place[] Abroad =
    [
        new("London", "England", "ENG", "United Kingdom", "GB", "EC1A", "Europe/London", 0, 51.5074m, -0.1278m, "+44207946", 4),
        new("Manchester", "England", "ENG", "United Kingdom", "GB", "M1", "Europe/London", 0, 53.4808m, -2.2426m, "+44161496", 4),
        new("Toronto", "Ontario", "ON", "Canada", "CA", "M5V", "America/Toronto", -5, 43.6532m, -79.3832m, "+141655501", 2),
        new("Vancouver", "British Columbia", "BC", "Canada", "CA", "V6B", "America/Vancouver", -8, 49.2827m, -123.1207m, "+160455501", 2),
        new("Berlin", "Berlin", "BE", "Germany", "DE", "101", "Europe/Berlin", 1, 52.5200m, 13.4050m, "+493023125", 3),
        new("München", "Bayern", "BY", "Germany", "DE", "803", "Europe/Berlin", 1, 48.1351m, 11.5820m, "+498999998", 3),
        new("Paris", "Île-de-France", "IDF", "France", "FR", "750", "Europe/Paris", 1, 48.8566m, 2.3522m, "+3319900", 4),
        new("Sydney", "New South Wales", "NSW", "Australia", "AU", "2000", "Australia/Sydney", 10, -33.8688m, 151.2093m, "+6125550", 4),
        new("Melbourne", "Victoria", "VIC", "Australia", "AU", "3000", "Australia/Melbourne", 10, -37.8136m, 144.9631m, "+6135550", 4),
        new("Singapore", "Singapore", "SG", "Singapore", "SG", "048616", "Asia/Singapore", 8, 1.3521m, 103.8198m, "+6560000", 3),
    ];

    private static Place Us(
        string city, string state, string code, string zip, string zone, int offset, decimal north, decimal east, string area) =>
        new(city, state, code, "United States", "US", zip, zone, offset, north, east, $"+1{area}55501", 2);

    /// <summary>A city of the domain's country where its ending names one; otherwise mostly the United States.</summary>
    public static Place Of(string domain, Dice dice)
    {
        var chance = dice.Chance(0.85);
        var home = dice.Pick<Place>(UnitedStates);
        var away = dice.Pick<Place>(Abroad);
        var country = CountryOf(domain);
        if (country is not null)
            away = dice.Pick<Place>([.. Abroad.Where(place => place.CountryCode == country)]);
        return country is null && chance ? home : away;
    }

    /// <summary>The city of that name; null for one that this world does not have.</summary>
    public static Place? Named(string? city) =>
        UnitedStates.Concat(Abroad).FirstOrDefault(place => place.City.Equals(city, StringComparison.OrdinalIgnoreCase));

    private static string? CountryOf(string domain) => domain[(domain.LastIndexOf('.') + 1)..] switch
    {
        "uk" => "GB",
        "ca" => "CA",
        "de" => "DE",
        "fr" => "FR",
        "au" => "AU",
        "sg" => "SG",
        _ => null,
    };
}
