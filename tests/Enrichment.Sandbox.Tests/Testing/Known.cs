using Enrichment.Sandbox.Web;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.Testing;

/// <summary>Finds, in the world of seed 1, a company of the kind that a test needs.</summary>
internal static class Known
{
    public const long Seed = 1;

    public static Companies Companies { get; } = new(Seed);

    public static IEnumerable<string> Domains(int count) => Enumerable.Range(0, count).Select(number => $"company{number}.com");

    public static Company Company(Func<Company, bool> wanted) => Domains(50_000).Select(Companies.Of).First(wanted);

    /// <summary>A company whose site answers under its own name, with a plan of the kind wanted.</summary>
    public static Company Site(Func<SitePlan, bool> wanted) => Company(company => company.SiteUp && wanted(SitePlan.Of(company, Seed)));

    public static SitePlan Plan(Company company) => SitePlan.Of(company, Seed);

    /// <summary>No redirect and nothing odd.</summary>
    public static bool IsPlain(SitePlan plan) => plan is { Redirect: SiteRedirect.None, Kind: SiteKind.Normal };
}
