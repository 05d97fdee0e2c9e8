using Enrichment.Domain.Fields;
using Enrichment.Sources.Settings;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests;

public class SourceCatalogTests
{
    [Fact]
    public void Operations_stand_in_the_order_in_which_a_strategy_asks_them() =>
        TestSources.Catalog(StubHandler.Always(200, "")).Operations.Select(o => o.Operation).ShouldBe(
        [
            "internal.site", "data-axle.match", "hunter.company", "hunter.domain-search", "hunter.email-finder", "hunter.email-verifier",
            "hunter.person-verifier",
        ]);

    [Fact]
    public void Every_operation_names_known_fields_a_known_account_and_can_be_fetched()
    {
        var catalog = TestSources.Catalog(StubHandler.Always(200, ""));
        foreach (var operation in catalog.Operations)
        {
            operation.Needs.SelectMany(n => n).Concat(operation.Uses).Concat(operation.Gives).ShouldAllBe(f => FieldCatalog.Find(f) != null);
            operation.Gives.Distinct().Count().ShouldBe(operation.Gives.Count);
            catalog.Accounts.ShouldContain(a => a.Name == operation.Account);
            catalog.Source(operation.Operation).Definition.ShouldBe(operation);
        }
    }

    [Fact]
    public void An_operation_that_does_not_exist_is_named() =>
        Should.Throw<KeyNotFoundException>(() => TestSources.Catalog(StubHandler.Always(200, "")).Source("hunter.magic")).Message.ShouldContain("hunter.magic");

    [Fact]
    public void A_source_without_a_key_is_listed_as_off_with_what_to_do()
    {
        var catalog = TestSources.Catalog(StubHandler.Always(200, ""), settings: SourceSettings.Shipped());

        catalog.Accounts.Select(a => (a.Name, a.OffReason)).ShouldBe(
        [
            ("web", null), ("data-axle", "no key: set ENRICHMENT_DATA_AXLE_KEY"), ("hunter", "no key: set ENRICHMENT_HUNTER_KEY"),
        ]);
        catalog.Operations.Count.ShouldBe(7);
    }

    [Fact]
    public void A_source_that_is_switched_off_says_so()
    {
        var settings = TestSources.Settings with { Internal = TestSources.Settings.Internal with { Enabled = false } };

        TestSources.Catalog(StubHandler.Always(200, ""), settings: settings).Accounts[0].OffReason.ShouldBe("switched off in the configuration");
    }

    [Theory]
    [InlineData("documented", 6)]
    [InlineData("unlimited", 0)]
    public void Rate_windows_follow_the_profile(string profile, int windows) =>
        TestSources.Catalog(StubHandler.Always(200, ""), settings: TestSources.Settings with { LimitsProfile = profile })
            .Accounts.Single(a => a.Name == "hunter").Windows.Count.ShouldBe(windows);

    [Theory]
    [InlineData("hunter.company", 0.0049)]
    [InlineData("hunter.domain-search", 0.0245)]
    [InlineData("hunter.email-finder", 0.0245)]
    [InlineData("hunter.email-verifier", 0.01225)]
    [InlineData("data-axle.match", 0.10)]
    [InlineData("internal.site", 0.0)]
    public void The_most_of_a_call_is_its_price(string operation, double dollars) =>
        TestSources.Catalog(StubHandler.Always(200, "")).Source(operation).Definition.Price.Most.ShouldBe((decimal)dollars);

    [Theory]
    [InlineData("hunter.company", false)]
    [InlineData("hunter.domain-search", true)]
    [InlineData("hunter.email-finder", true)]
    [InlineData("hunter.email-verifier", true)]
    [InlineData("hunter.person-verifier", true)]
    [InlineData("data-axle.match", false)]
    public void A_repeat_is_free_where_the_vendor_says_so(string operation, bool free) =>
        TestSources.Catalog(StubHandler.Always(200, "")).Source(operation).Definition.FreeRepeat.ShouldBe(free ? TimeSpan.FromDays(30) : null);

    [Fact]
    public void Wrong_settings_are_refused_with_every_mistake()
    {
        var settings = TestSources.Settings with { LimitsProfile = "some", PerBusinessDefault = -1 };

        var error = Should.Throw<ArgumentException>(() => TestSources.Catalog(StubHandler.Always(200, ""), settings: settings));

        error.Message.ShouldContain("Sources:LimitsProfile");
        error.Message.ShouldContain("Sources:PerBusinessDefault");
    }
}
