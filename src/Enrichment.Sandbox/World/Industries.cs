using Enrichment.Sandbox.Determinism;

namespace Enrichment.Sandbox.World;

/// <summary>The lines of business of this world.</summary>
internal static class Industries
{
    private static readonly Industry[] All =
    [
        new("Health Care Providers", "Dentists", "Health Care Services", "Health Care", "8021", "621210", "35102015",
            "dental care for families", ["dent", "ortho", "smile"]),
        new("Health Care Providers", "Physicians", "Health Care Services", "Health Care", "8011", "621111", "35102015",
            "primary and specialist medical care", ["doctor", "clinic", "physician", "med"]),
        new("Health Care Providers", "Hospitals", "Health Care Facilities", "Health Care", "8062", "622110", "35102020",
            "hospital and emergency care", ["hospital", "health", "patient"]),
        new("Health Care Providers", "Home Health Care", "Health Care Services", "Health Care", "8082", "621610", "35102015",
            "nursing and therapy at home", ["care", "nurse", "wellness"]),
        new("Health Care Equipment", "Medical Laboratories", "Health Care Services", "Health Care", "8071", "621511", "35101010",
            "laboratory diagnostics", ["lab", "diagnos", "gene"]),
        new("Biotechnology", "Biotechnology", "Pharmaceuticals & Biotechnology", "Health Care", "8731", "541714", "35201010",
            "biotechnology research", ["bio", "pharma", "thera"]),
        new("Internet Software & Services", "Application Software", "Software & Services", "Information Technology", "7372", "513210",
            "45103010", "business software in the cloud", ["soft", "app", "cloud", "saas", "crm"]),
        new("Internet Software & Services", "Data Processing", "Software & Services", "Information Technology", "7374", "518210",
            "45102030", "data infrastructure and analytics", ["data", "analytic", "metric", "insight"]),
        new("Internet Software & Services", "Security Software", "Software & Services", "Information Technology", "7372", "513210",
            "45103020", "security software", ["secur", "cyber", "guard", "auth"]),
        new("IT Services", "Custom Programming", "Software & Services", "Information Technology", "7371", "541511", "45102010",
            "software development for others", ["tech", "dev", "code", "digital", "labs"]),
        new("Semiconductors", "Semiconductors", "Semiconductors", "Information Technology", "3674", "334413", "45301020",
            "semiconductors and sensors", ["chip", "semi", "sensor", "micro"]),
        new("Restaurants", "Full-Service Restaurants", "Hotels, Restaurants & Leisure", "Consumer Discretionary", "5812", "722511",
            "25301040", "good food and a warm welcome", ["restaurant", "grill", "bistro", "kitchen", "tavern", "steak"]),
        new("Restaurants", "Limited-Service Restaurants", "Hotels, Restaurants & Leisure", "Consumer Discretionary", "5812", "722513",
            "25301040", "quick meals made fresh", ["pizza", "burger", "cafe", "coffee", "taco", "food", "eat"]),
        new("Hotels", "Hotels & Motels", "Hotels, Restaurants & Leisure", "Consumer Discretionary", "7011", "721110", "25301020",
            "rooms and meetings", ["hotel", "inn", "resort", "travel", "trip"]),
        new("Internet & Direct Marketing Retail", "Online Retail", "Retailing", "Consumer Discretionary", "5961", "455110", "25503030",
            "an online shop", ["shop", "store", "buy", "deal", "market"]),
        new("Specialty Retail", "Clothing Stores", "Retailing", "Consumer Discretionary", "5651", "458110", "25504010",
            "clothing and accessories", ["fashion", "wear", "style", "shoe"]),
        new("Automotive", "Automotive Repair", "Automobiles & Components", "Consumer Discretionary", "7538", "811111", "25504050",
            "car repair and maintenance", ["auto", "car", "motor", "tire"]),
        new("Media", "Advertising Agencies", "Media", "Communication Services", "7311", "541810", "50201010",
            "advertising and brand work", ["media", "brand", "advert", "creative", "studio", "market"]),
        new("Entertainment", "Video Games", "Media & Entertainment", "Communication Services", "7372", "513210", "50202020",
            "games", ["game", "play", "fun"]),
        new("Telecommunication", "Wired Carriers", "Telecommunication Services", "Communication Services", "4813", "517111", "50101020",
            "voice and data networks", ["tel", "net", "wireless", "mobile", "voice"]),
        new("Construction & Engineering", "Residential Building", "Capital Goods", "Industrials", "1521", "236115", "20103010",
            "homes and renovations", ["build", "construct", "home", "roof"]),
        new("Construction & Engineering", "Plumbing, Heating & Air", "Capital Goods", "Industrials", "1711", "238220", "20103010",
            "plumbing, heating and air conditioning", ["plumb", "hvac", "heat", "air"]),
        new("Professional Services", "Management Consulting", "Commercial & Professional Services", "Industrials", "8742", "541611",
            "20202020", "management consulting", ["consult", "advis", "partner", "group"]),
        new("Professional Services", "Legal Services", "Commercial & Professional Services", "Industrials", "8111", "541110", "20202020",
            "legal advice and litigation", ["law", "legal", "attorney"]),
        new("Road & Rail", "Local Trucking", "Transportation", "Industrials", "4212", "484110", "20304030",
            "freight and delivery", ["logistic", "truck", "freight", "cargo", "ship"]),
        new("Machinery", "Fabricated Metal", "Capital Goods", "Industrials", "3499", "332999", "20106020",
            "machined and fabricated parts", ["metal", "machine", "steel", "indust", "robot"]),
        new("Banks", "Commercial Banks", "Banks", "Financials", "6022", "522110", "40101015",
            "banking for people and companies", ["bank", "credit", "pay", "money", "fin"]),
        new("Insurance", "Insurance Agencies", "Insurance", "Financials", "6411", "524210", "40301050",
            "insurance advice", ["insur", "cover", "risk"]),
        new("Real Estate", "Real Estate Agencies", "Real Estate", "Real Estate", "6531", "531210", "60201030",
            "houses, flats and offices", ["realty", "estate", "property", "rent"]),
        new("Utilities", "Solar Power", "Utilities", "Utilities", "4911", "221114", "55105020",
            "clean power", ["solar", "energy", "power", "green"]),
        new("Education Services", "Colleges", "Consumer Services", "Consumer Discretionary", "8221", "611310", "25302010",
            "teaching and training", ["edu", "learn", "school", "academy", "class"]),
    ];

    /// <summary>Longest first: dental software is found by "dent", not by "app".</summary>
    private static readonly (string Hint, Industry Industry)[] Hints =
    [
        .. All.SelectMany(industry => industry.Hints.Select(hint => (hint, industry)))
            .OrderByDescending(pair => pair.hint.Length).ThenBy(pair => pair.industry.Sic, StringComparer.Ordinal),
    ];

    /// <summary>What the domain gives away, and by the dice where it gives nothing away.</summary>
    public static Industry Of(string domain, Dice dice)
    {
        var byDice = dice.Pick<Industry>(All);
        foreach (var (hint, industry) in Hints)
        {
            if (domain.Contains(hint, StringComparison.Ordinal))
                return industry;
        }

        return byDice;
    }
}
