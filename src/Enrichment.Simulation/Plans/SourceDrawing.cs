using Enrichment.Domain.Identity;
using Enrichment.Domain.Sources;
using Enrichment.Simulation.Chance;

namespace Enrichment.Simulation.Plans;

/// <summary>Draws the vendors of a world: a few operations at fewer accounts, which give overlapping fields.</summary>
internal static class SourceDrawing
{
    /// <summary>The fields that rows want here.</summary>
    public static readonly IReadOnlyList<string> Fields = ["company.phone", "company.industry", "company.employee_count", "company.revenue"];

    private static readonly decimal[] Prices = [0.001m, 0.01m, 0.049m, 0.5m];

    public static List<AccountDefinition> Accounts(Draw draw) =>
        [.. Enumerable.Range(1, draw.Number(1, 3)).Select(i => new AccountDefinition(
            $"vendor{i}", Windows(draw), draw.Percent(40) ? draw.Number(1, 3) : null, null, null))];

    /// <param name="isFinding">One of them finds the domain of a company that is known by name only.</param>
    public static List<SourcePlan> Sources(Draw draw, IReadOnlyList<AccountDefinition> accounts, bool hasFaults, bool isFinding)
    {
        var sources = new List<SourcePlan>();
        if (isFinding)
        {
            sources.Add(Source(draw, accounts[0].Name, "name", ["company.name"], ["company.domain"], hasFaults));
        }

        foreach (var account in accounts)
        {
            foreach (var i in Enumerable.Range(1, draw.Number(1, 2)))
            {
                sources.Add(Source(draw, account.Name, $"find{i}", ["company.domain"], draw.Some(Fields), hasFaults));
            }
        }

        return sources;
    }

    private static List<RateWindow> Windows(Draw draw) =>
        draw.Percent(40) ? [new RateWindow(null, draw.Number(1, 4), draw.Seconds(1, 5))] : [];

    private static SourcePlan Source(
        Draw draw, string account, string operation, IReadOnlyList<string> needs, IReadOnlyList<string> gives, bool hasFaults)
    {
        var price = new Price(draw.Percent(20) ? 0 : draw.One(Prices), draw.Percent(30) ? 3 : 1, "list1");
        var definition = new SourceDefinition(
            $"{account}.{operation}", account, account, EntityKind.Company, [needs], [], gives, SourceTier.Cheap, price,
            draw.Percent(35) ? TimeSpan.FromDays(30) : null, 3);
        var plan = new SourcePlan(definition)
        {
            Latency = draw.Percent(80) ? (TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(200)) : (TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(4)),
            ChargesNothingKnown = draw.Percent(50),
            Pending = draw.Percent(20) ? 30 : 0,
        };
        return hasFaults ? Troubled(draw, plan) : plan;
    }

    private static SourcePlan Troubled(Draw draw, SourcePlan plan) => plan with
    {
        Throttled = Share(draw, 20),
        Failing = Share(draw, 25),
        Breaking = Share(draw, 15),
        Silent = Share(draw, 6),
        Throwing = Share(draw, 5),
        Wrong = Share(draw, 10),
        Overcharging = draw.Percent(85) ? 0 : 3,
        Gone = draw.Percent(90) ? 0 : 1,
    };

    private static double Share(Draw draw, int most) => draw.Percent(50) ? 0 : draw.Number(1, most);
}
