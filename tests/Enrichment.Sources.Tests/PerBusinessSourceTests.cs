using Enrichment.Domain.Sources;
using Enrichment.Sources.Settings;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests;

public class PerBusinessSourceTests
{
    private static readonly SourceSettings Unpriced = TestSources.Settings with
    {
        Hunter = TestSources.Settings.Hunter with { PricePerUnit = null },
        Internal = TestSources.Settings.Internal with { PricePerUnit = null },
    };

    [Fact]
    public void A_source_without_a_price_may_cost_ten_cents_a_business()
    {
        var catalog = TestSources.Catalog(StubHandler.Always(200, ""), settings: Unpriced);

        catalog.Source("internal.site").Definition.Price.Most.ShouldBe(0.10m);
        catalog.Source("hunter.company").Definition.Price.Most.ShouldBe(0.10m);
        catalog.Source("data-axle.match").Definition.Price.Version.ShouldBe("0.10 per record");
    }

    [Theory]
    [InlineData(200, """{"data":{"name":"Acme"}}""", ChargeKind.Stated, 1)]
    [InlineData(200, """{"data":null}""", ChargeKind.None, 0)]
    [InlineData(404, "", ChargeKind.None, 0)]
    [InlineData(200, "garbage", ChargeKind.Unknown, 0)]
    public async Task It_is_charged_when_it_enriched(int status, string body, ChargeKind kind, int units)
    {
        var source = TestSources.Catalog(StubHandler.Always(status, body), settings: Unpriced).Source("hunter.company");

        var answer = await source.Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None);

        answer.Charge.ShouldBe(new Charge(kind, units));
    }
}
