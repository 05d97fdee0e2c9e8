using Enrichment.Host.Configuration;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Configuration;

public sealed class StageBookTests
{
    private static readonly IReadOnlyDictionary<string, StageSettings> Shipped = SettingsLoader.Load(null, []).Stages;

    [Fact]
    public void Stages_are_worked_in_the_order_named() =>
        StageBook.Choose(Shipped, "fund, POC", false, ShippedSources.Catalog).Select(s => s.Name).ShouldBe(["fund", "poc"]);

    [Fact]
    public void A_file_of_companies_asks_for_contacts_and_one_of_persons_for_its_persons()
    {
        StageBook.Choose(Shipped, "poc", false, ShippedSources.Catalog)[0].Fields
            .ShouldBe(["contact.first_name", "contact.last_name", "contact.title", "contact.email"]);
        StageBook.Choose(Shipped, "poc", true, ShippedSources.Catalog)[0].Fields
            .ShouldBe(["person.first_name", "person.last_name", "person.title", "person.email"]);
    }

    [Fact]
    public void Every_shipped_stage_names_fields_and_sources_that_exist() =>
        StageBook.Choose(Shipped, "poc,fund,deep", false, ShippedSources.Catalog).Count.ShouldBe(3);

    [Theory]
    [InlineData("fnud", "--stages: there is no stage 'fnud'. Did you mean \"fund\"?")]
    [InlineData(" , ", "--stages: name at least one of")]
    public void A_wrong_name_is_told(string names, string message) =>
        Should.Throw<ConfigurationProblemException>(() => StageBook.Choose(Shipped, names, false, ShippedSources.Catalog)).Message.ShouldStartWith(message);

    [Fact]
    public void A_configured_stage_with_a_wrong_field_or_source_is_told()
    {
        var wrong = new Dictionary<string, StageSettings> { ["s"] = new() { Fields = ["company.nmae"], Sources = ["Hunter"] } };
        Should.Throw<ConfigurationProblemException>(() => StageBook.Choose(wrong, "s", false, ShippedSources.Catalog)).Message
            .ShouldBe("Stages:s:Fields: there is no field 'company.nmae'. Did you mean \"company.name\"?");
        wrong["s"] = new StageSettings { Fields = ["company.name"], Sources = ["Huntre"] };
        Should.Throw<ConfigurationProblemException>(() => StageBook.Choose(wrong, "s", false, ShippedSources.Catalog)).Message
            .ShouldBe("Stages:s:Sources: there is no source 'Huntre'. Did you mean \"Hunter\"?");
    }
}
