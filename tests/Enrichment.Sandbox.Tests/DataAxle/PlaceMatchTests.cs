using System.Text.Json;
using Enrichment.Sandbox.Tests.Testing;
using Enrichment.Sandbox.World;

namespace Enrichment.Sandbox.Tests.DataAxle;

public sealed class PlaceMatchTests
{
    private static readonly Company Listed = Known.Company(company => company.KnownToDataAxle);

    [Fact]
    public async Task A_match_is_a_document_for_ten_cents_each_time()
    {
        await using var world = await Loopback.StartAsync();
        var document = (await world.MatchAsync(Listed.Domain)).Document;
        document.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Number);
        document.GetProperty("attributes").GetProperty("website").GetString().ShouldBe(Listed.Domain);
        document.GetProperty("attributes").GetProperty("primary_naics_code_id").GetString()!.ShouldStartWith(Listed.Industry.Naics);
        await world.MatchAsync(Listed.Domain);
        (await world.BillAsync()).GetProperty("total").GetRawText().ShouldBe("0.2");
    }

    [Fact]
    public async Task No_match_is_a_null_document_with_200_and_free()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.MatchAsync(Known.Company(company => !company.KnownToDataAxle).Domain);
        reply.Status.ShouldBe(200);
        reply.Document.ValueKind.ShouldBe(JsonValueKind.Null);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_second_matcher_gives_high_scores_only_and_as_text()
    {
        await using var world = await Loopback.StartAsync();
        var low = 0;
        foreach (var domain in Known.Domains(300).Where(domain => Known.Companies.Of(domain).KnownToDataAxle))
        {
            var first = (await world.MatchAsync(domain)).Document.GetProperty("score").GetDecimal();
            var second = (await world.MatchAsync(domain, "v2")).Document;
            (second.ValueKind == JsonValueKind.Null).ShouldBe(first < 0.85m);
            low += first < 0.85m ? 1 : 0;
            if (first >= 0.85m)
                decimal.Parse(second.GetProperty("score").GetString()!).ShouldBe(first);
        }

        low.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Only_the_fields_asked_for_are_shown()
    {
        await using var world = await Loopback.StartAsync();
        var reply = await world.MatchAsync(Listed.Domain, "v1", ""","fields":["name","phone","no_such_field"]""");
        reply.Document.GetProperty("attributes").EnumerateObject().Select(property => property.Name).ShouldBe(["name", "phone"]);
    }

    [Fact]
    public async Task A_limit_above_one_gives_a_list_and_bills_each_document()
    {
        await using var world = await Loopback.StartAsync();
        var most = 0;
        var all = 0;
        foreach (var domain in Known.Domains(40))
        {
            var documents = (await world.MatchAsync(domain, "v1", ""","limit":5""")).Json.GetProperty("documents");
            most = Math.Max(most, documents.GetArrayLength());
            all += documents.GetArrayLength();
        }

        most.ShouldBeInRange(2, 5);
        (await world.TotalAsync()).ShouldBe(all * 0.10m);
    }

    [Fact]
    public async Task The_document_keeps_the_name_and_address_that_it_was_asked_by()
    {
        await using var world = await Loopback.StartAsync();
        var body = $$"""{"identifiers":{"name":"Acme, The","city":"Omaha","state":"NE","website":"{{Listed.Domain}}"} }""";
        var document = (await world.DataAxleAsync("/v1/places/match", body)).Document;
        document.GetProperty("attributes").GetProperty("name").GetString().ShouldBe("Acme, The");
        document.GetProperty("attributes").GetProperty("city").GetString().ShouldBe("Omaha");
        document.GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()).ShouldBe(["name", "address", "website"]);
    }

    [Fact]
    public async Task A_minimum_score_is_respected()
    {
        await using var world = await Loopback.StartAsync();
        (await world.MatchAsync(Listed.Domain, "v1", ""","minimum_match_score":1""")).Document.ValueKind.ShouldBe(JsonValueKind.Null);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_get_with_json_in_the_query_is_the_same_question()
    {
        await using var world = await Loopback.StartAsync();
        var question = Uri.EscapeDataString($$"""{"website":"{{Listed.Domain}}"}""");
        var reply = await world.GetAsync($"/data-axle/v1/places/match?auth_token=t&identifiers={question}");
        reply.Body.ShouldBe((await world.MatchAsync(Listed.Domain)).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"identifiers":{}}""")]
    [InlineData("""{"identifiers":{"state":"NE"}}""")]
    [InlineData("""{"identifiers":{"name":"A"},"limit":0}""")]
    [InlineData("""{"identifiers":{"name":"A"},"limit":401}""")]
    [InlineData("""{"identifiers":{"name":"A"},"fields":"name"}""")]
    [InlineData("""{"identifiers":{"name":"A"},"minimum_match_score":"high"}""")]
    [InlineData("""{"identifiers":{"name":"A"},"filter":[]}""")]
    public async Task A_question_of_bad_form_is_400_and_free(string body)
    {
        await using var world = await Loopback.StartAsync();
        (await world.DataAxleAsync("/v1/places/match", body)).Status.ShouldBe(400);
        (await world.TotalAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("revoked-1")]
    public async Task Without_a_good_token_it_is_401(string? token)
    {
        await using var world = await Loopback.StartAsync();
        (await world.DataAxleAsync("/v1/places/match", """{"identifiers":{"name":"A"}}""", token)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Vendors_tell_of_one_company_with_small_differences()
    {
        await using var world = await Loopback.StartAsync();
        var company = Known.Company(company => company is { KnownToDataAxle: true, KnownToHunter: true, Place.IsUnitedStates: true });
        var hunter = (await world.HunterAsync($"companies/find?domain={company.Domain}")).Data;
        var axle = (await world.MatchAsync(company.Domain)).Document.GetProperty("attributes");
        axle.GetProperty("city").GetString().ShouldBe(hunter.GetProperty("geo").GetProperty("city").GetString());
        ("+1" + axle.GetProperty("phone").GetString()).ShouldBe(hunter.GetProperty("phone").GetString());
        var count = axle.GetProperty("location_employee_count").GetInt32();
        ((double)count).ShouldBeInRange(Math.Floor(company.Employees * 0.9), company.Employees * 1.1 + 1);
    }
}
