namespace Enrichment.Sandbox.Bill;

/// <summary>One kind of call. Its place in <see cref="All"/> is how a call record names it in a byte.</summary>
internal sealed class Operation
{
    private static readonly List<Operation> Known = [];

    public static readonly Operation DomainSearch = new("hunter", "domain-search");
    public static readonly Operation EmailFinder = new("hunter", "email-finder");
    public static readonly Operation EmailVerifier = new("hunter", "email-verifier");
    public static readonly Operation CompanyFind = new("hunter", "companies-find");
    public static readonly Operation PersonFind = new("hunter", "people-find");
    public static readonly Operation CombinedFind = new("hunter", "combined-find");
    public static readonly Operation EmailCount = new("hunter", "email-count");
    public static readonly Operation Account = new("hunter", "account");
    public static readonly Operation HunterUnknown = new("hunter", "unknown");
    public static readonly Operation MatchV1 = new("data-axle", "match-v1");
    public static readonly Operation MatchV2 = new("data-axle", "match-v2");
    public static readonly Operation PlaceSearch = new("data-axle", "search");
    public static readonly Operation DataAxleUnknown = new("data-axle", "unknown");
    public static readonly Operation Robots = new("web", "robots");
    public static readonly Operation Sitemap = new("web", "sitemap");
    public static readonly Operation Page = new("web", "page");

    private Operation(string source, string name)
    {
        Source = source;
        Name = name;
        Index = (byte)Known.Count;
        Known.Add(this);
    }

    public string Source { get; }

    public string Name { get; }

    public byte Index { get; }

    public static IReadOnlyList<Operation> All => Known;
}
