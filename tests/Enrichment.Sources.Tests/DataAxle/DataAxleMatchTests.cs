using System.Text.Json;
using Enrichment.Domain.Sources;
using Enrichment.Sources.Tests.Support;

namespace Enrichment.Sources.Tests.DataAxle;

public class DataAxleMatchTests
{
    private const string Match = """
        {"document":{"infogroup_id":"100000001","rules":["name"],"score":SCORE,"attributes":{"name":"Acme Plumbing","street":"1 Main St","city":"Omaha","state":"NE",
         "postal_code":"68102","phone":"4025550100","website":"www.Acme.com","location_employee_count":12,"location_sales_volume":1500000,"primary_naics_code_id":"23822001",
         "primary_sic_code_id":171102,"year_established":1999,"contacts":[{"first_name":"Ann","last_name":"Lee","job_title":"Owner"}]}}}
        """;

    [Fact]
    public async Task A_match_is_asked_for_with_all_that_is_known()
    {
        var stub = StubHandler.Always(200, """{"document":null}""");

        await TestSources.Ask(
            stub,
            "data-axle.match",
            ("company.name", " Acme "),
            ("company.street", "1 Main St"),
            ("company.city", "Omaha"),
            ("company.state", "NE"),
            ("company.postal_code", "68102"),
            ("company.phone", "(402) 555-0100"),
            ("company.domain", "https://www.acme.com/about"));

        var asked = stub.Asked.ShouldHaveSingleItem();
        asked.Method.ShouldBe("POST");
        asked.Address.ShouldBe("http://data-axle.test/v1/places/match");
        asked.Headers.Values["X-AUTH-TOKEN"].ShouldBe(TestSources.Key);
        using var body = JsonDocument.Parse(asked.Body);
        body.RootElement.GetProperty("minimum_match_score").GetDecimal().ShouldBe(0.7m);
        body.RootElement.GetProperty("identifiers").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!).ShouldBe(
            new Dictionary<string, string>
            {
                ["name"] = "Acme",
                ["street"] = "1 Main St",
                ["city"] = "Omaha",
                ["state"] = "NE",
                ["postal_code"] = "68102",
                ["phone"] = "4025550100",
                ["website"] = "acme.com",
            },
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("0.97", 0.97)]
    [InlineData("\"0.93\"", 0.93)]
    [InlineData("null", 0.7)]
    public async Task A_match_costs_one_record_and_is_as_sure_as_its_score(string score, double confidence)
    {
        var answer = await Ask(Match.Replace("SCORE", score, StringComparison.Ordinal));

        answer.Class.ShouldBe(AnswerClass.Data);
        answer.Charge.ShouldBe(Charge.Of(1));
        answer.Facts.ShouldAllBe(f => f.Confidence == confidence);
        answer.Facts.ToDictionary(f => f.Field, f => f.Value).ShouldBe(new Dictionary<string, string>
        {
            ["company.name"] = "Acme Plumbing",
            ["company.domain"] = "acme.com",
            ["company.naics"] = "23822001",
            ["company.sic"] = "171102",
            ["company.founded_year"] = "1999",
            ["company.employee_count"] = "12",
            ["company.revenue"] = "1500000",
            ["company.phone"] = "4025550100",
            ["company.street"] = "1 Main St",
            ["company.city"] = "Omaha",
            ["company.state"] = "NE",
            ["company.postal_code"] = "68102",
            ["contact.first_name"] = "Ann",
            ["contact.last_name"] = "Lee",
            ["contact.title"] = "Owner",
        }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"document":null}""")]
    [InlineData("""{"documents":[]}""")]
    public async Task No_match_is_free(string body)
    {
        var answer = await Ask(body);

        answer.Class.ShouldBe(AnswerClass.NoData);
        answer.Charge.ShouldBe(Charge.None);
    }

    [Fact]
    public async Task A_match_below_the_least_score_is_charged_and_not_believed()
    {
        var answer = await Ask(Match.Replace("SCORE", "0.5", StringComparison.Ordinal));

        answer.Class.ShouldBe(AnswerClass.NoData);
        answer.Charge.ShouldBe(Charge.Of(1));
    }

    [Fact]
    public async Task What_is_charged_is_a_setting()
    {
        var settings = TestSources.Settings with { DataAxle = TestSources.Settings.DataAxle with { UnitsPerMatch = 0, UnitsPerMiss = 2 } };
        var source = TestSources.Catalog(StubHandler.Always(200, """{"document":null}"""), settings: settings).Source("data-axle.match");

        source.Definition.Price.MostUnits.ShouldBe(2);
        (await source.Ask(TestSources.Query(("company.domain", "acme.com")), CancellationToken.None)).Charge.ShouldBe(Charge.Of(2));
    }

    [Theory]
    [InlineData("company.name", "Acme")]
    [InlineData("company.city", "Omaha")]
    [InlineData("company.phone", "call us")]
    [InlineData("company.domain", "#NAME?")]
    public async Task Without_usable_identifiers_nothing_is_sent(string field, string text)
    {
        var stub = StubHandler.Always(200, "{}");

        var answer = await TestSources.Ask(stub, "data-axle.match", (field, text));

        answer.Class.ShouldBe(AnswerClass.BadInput);
        stub.Asked.ShouldBeEmpty();
    }

    private static Task<SourceAnswer> Ask(string body) =>
        TestSources.Ask(StubHandler.Always(200, body), "data-axle.match", TestSources.InputsOf("data-axle.match"));
}
