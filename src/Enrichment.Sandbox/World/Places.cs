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
        new("Omaha", "Nebraska", "NE", "United States", "US", "681", "America/Chicago", -6, 41.2565m, -95.9345m, "+140255501", 2),
        new("New York", "New York", "NY", "United States", "US", "100", "America/New_York", -5, 40.7128m, -74.0060m, "+121255501", 2),
        new("Brooklyn", "New York", "NY", "United States", "US", "112", "America/New_York", -5, 40.6782m, -73.9442m, "+171855501", 2),
        new("Buffalo", "New York", "NY", "United States", "US", "142", "America/New_York", -5, 42.8864m, -78.8784m, "+171655501", 2),
        new("Los Angeles", "California", "CA", "United States", "US", "900", "America/Los_Angeles", -8, 34.0522m, -118.2437m, "+121355501", 2),
        new("San Francisco", "California", "CA", "United States", "US", "941", "America/Los_Angeles", -8, 37.7749m, -122.4194m, "+141555501", 2),
        new("San Jose", "California", "CA", "United States", "US", "951", "America/Los_Angeles", -8, 37.3382m, -121.8863m, "+140855501", 2),
        new("San Diego", "California", "CA", "United States", "US", "921", "America/Los_Angeles", -8, 32.7157m, -117.1611m, "+161955501", 2),
        new("Mountain View", "California", "CA", "United States", "US", "940", "America/Los_Angeles", -8, 37.3861m, -122.0839m, "+165055501", 2),
        new("Sacramento", "California", "CA", "United States", "US", "958", "America/Los_Angeles", -8, 38.5816m, -121.4944m, "+191655501", 2),
        new("Chicago", "Illinois", "IL", "United States", "US", "606", "America/Chicago", -6, 41.8781m, -87.6298m, "+131255501", 2),
        new("Houston", "Texas", "TX", "United States", "US", "770", "America/Chicago", -6, 29.7604m, -95.3698m, "+171355501", 2),
        new("Austin", "Texas", "TX", "United States", "US", "787", "America/Chicago", -6, 30.2672m, -97.7431m, "+151255501", 2),
        new("Dallas", "Texas", "TX", "United States", "US", "752", "America/Chicago", -6, 32.7767m, -96.7970m, "+121455501", 2),
        new("San Antonio", "Texas", "TX", "United States", "US", "782", "America/Chicago", -6, 29.4241m, -98.4936m, "+121055501", 2),
        new("Phoenix", "Arizona", "AZ", "United States", "US", "850", "America/Phoenix", -7, 33.4484m, -112.0740m, "+160255501", 2),
        new("Philadelphia", "Pennsylvania", "PA", "United States", "US", "191", "America/New_York", -5, 39.9526m, -75.1652m, "+121555501", 2),
        new("Pittsburgh", "Pennsylvania", "PA", "United States", "US", "152", "America/New_York", -5, 40.4406m, -79.9959m, "+141255501", 2),
        new("Boston", "Massachusetts", "MA", "United States", "US", "021", "America/New_York", -5, 42.3601m, -71.0589m, "+161755501", 2),
        new("Cambridge", "Massachusetts", "MA", "United States", "US", "021", "America/New_York", -5, 42.3736m, -71.1097m, "+161755501", 2),
        new("Seattle", "Washington", "WA", "United States", "US", "981", "America/Los_Angeles", -8, 47.6062m, -122.3321m, "+120655501", 2),
        new("Portland", "Oregon", "OR", "United States", "US", "972", "America/Los_Angeles", -8, 45.5152m, -122.6784m, "+150355501", 2),
        new("Denver", "Colorado", "CO", "United States", "US", "802", "America/Denver", -7, 39.7392m, -104.9903m, "+130355501", 2),
        new("Boulder", "Colorado", "CO", "United States", "US", "803", "America/Denver", -7, 40.0150m, -105.2705m, "+130355501", 2),
        new("Salt Lake City", "Utah", "UT", "United States", "US", "841", "America/Denver", -7, 40.7608m, -111.8910m, "+180155501", 2),
        new("Las Vegas", "Nevada", "NV", "United States", "US", "891", "America/Los_Angeles", -8, 36.1699m, -115.1398m, "+170255501", 2),
        new("Atlanta", "Georgia", "GA", "United States", "US", "303", "America/New_York", -5, 33.7490m, -84.3880m, "+140455501", 2),
        new("Miami", "Florida", "FL", "United States", "US", "331", "America/New_York", -5, 25.7617m, -80.1918m, "+130555501", 2),
        new("Orlando", "Florida", "FL", "United States", "US", "328", "America/New_York", -5, 28.5383m, -81.3792m, "+140755501", 2),
        new("Tampa", "Florida", "FL", "United States", "US", "336", "America/New_York", -5, 27.9506m, -82.4572m, "+181355501", 2),
        new("Charlotte", "North Carolina", "NC", "United States", "US", "282", "America/New_York", -5, 35.2271m, -80.8431m, "+170455501", 2),
        new("Raleigh", "North Carolina", "NC", "United States", "US", "276", "America/New_York", -5, 35.7796m, -78.6382m, "+191955501", 2),
        new("Nashville", "Tennessee", "TN", "United States", "US", "372", "America/Chicago", -6, 36.1627m, -86.7816m, "+161555501", 2),
        new("Minneapolis", "Minnesota", "MN", "United States", "US", "554", "America/Chicago", -6, 44.9778m, -93.2650m, "+161255501", 2),
        new("Detroit", "Michigan", "MI", "United States", "US", "482", "America/Detroit", -5, 42.3314m, -83.0458m, "+131355501", 2),
        new("Columbus", "Ohio", "OH", "United States", "US", "432", "America/New_York", -5, 39.9612m, -82.9988m, "+161455501", 2),
        new("Indianapolis", "Indiana", "IN", "United States", "US", "462", "America/Indiana/Indianapolis", -5, 39.7684m, -86.1581m, "+131755501", 2),
        new("St. Louis", "Missouri", "MO", "United States", "US", "631", "America/Chicago", -6, 38.6270m, -90.1994m, "+131455501", 2),
        new("Kansas City", "Missouri", "MO", "United States", "US", "641", "America/Chicago", -6, 39.0997m, -94.5786m, "+181655501", 2),
        new("Baltimore", "Maryland", "MD", "United States", "US", "212", "America/New_York", -5, 39.2904m, -76.6122m, "+141055501", 2),
        new("Washington", "District of Columbia", "DC", "United States", "US", "200", "America/New_York", -5, 38.9072m, -77.0369m, "+120255501", 2),
        new("Newark", "New Jersey", "NJ", "United States", "US", "071", "America/New_York", -5, 40.7357m, -74.1724m, "+197355501", 2),
        new("New Orleans", "Louisiana", "LA", "United States", "US", "701", "America/Chicago", -6, 29.9511m, -90.0715m, "+150455501", 2),
        new("Richmond", "Virginia", "VA", "United States", "US", "232", "America/New_York", -5, 37.5407m, -77.4360m, "+180455501", 2),
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
        city is null ? null : Array.Find([.. UnitedStates, .. Abroad], place => place.City.Equals(city, StringComparison.OrdinalIgnoreCase));

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
