using Enrichment.Host.Configuration;
using Enrichment.Host.Operators;

namespace Enrichment.Host.Tests.Operators;

public class SettingLinesTests
{
    private const string Canary = "canary-0123456789";

    [Fact]
    public void No_secret_is_shown_only_that_there_is_one()
    {
        var lines = SettingLines.Of(SettingsLoader.Load(null,
        [
            new("ENRICHMENT__Pbm__Token", Canary), new("ENRICHMENT__Sources__Hunter__ApiKey", Canary), new("ENRICHMENT_DATA_AXLE_KEY", Canary),
        ]));

        lines.ShouldAllBe(l => !l.Value.Contains(Canary));
        Value("Pbm:Token").ShouldBe("(set, not shown)");
        Value("Sources:Hunter:ApiKey").ShouldBe("(set, not shown)");
        Value("Sources:DataAxle:ApiKey").ShouldBe("(set, not shown)");

        string Value(string name) => lines.Single(l => l.Name == name).Value;
    }

    [Fact]
    public void A_secret_that_is_not_set_is_told_from_one_that_is()
    {
        var lines = SettingLines.Of(SettingsLoader.Load(null, []));

        lines.Single(l => l.Name == "Pbm:Token").Value.ShouldBe("(not set)");
        lines.Single(l => l.Name == "Sources:Hunter:ApiKey").Value.ShouldBe("(not set)");
        lines.Single(l => l.Name == "Sources:Hunter:KeyVariable").Value.ShouldBe("ENRICHMENT_HUNTER_KEY");
        lines.Single(l => l.Name == "Serve:Port").Value.ShouldBe("5090");
    }

    [Theory]
    [InlineData("http://user:pass@vendor.example/v2")]
    [InlineData("Host=db;Username=x;Password=hidden")]
    [InlineData("https://vendor.example/?api_key=hidden")]
    public void A_secret_within_an_address_or_a_connection_is_not_shown_either(string value)
    {
        var lines = SettingLines.Of(SettingsLoader.Load(null, [new("ENRICHMENT__Sources__Hunter__BaseUrl", value)]));

        lines.Single(l => l.Name == "Sources:Hunter:BaseUrl").Value.ShouldBe("(set, not shown)");
    }
}
