using Enrichment.Sandbox.Tests.Testing;

namespace Enrichment.Sandbox.Tests.DataAxle;

public sealed class PlaceSearchTests
{
    [Fact]
    public async Task A_page_of_documents_is_billed_by_the_document()
    {
        await using var world = await Loopback.StartAsync();
        var json = (await SearchAsync(world, """{"query":"dentist","limit":7}""")).Json;
        json.GetProperty("count").GetInt32().ShouldBeGreaterThan(7);
        json.GetProperty("documents").GetArrayLength().ShouldBe(7);
        (await world.TotalAsync()).ShouldBe(0.70m);
    }

    [Fact]
    public async Task Documents_show_what_the_filter_confined_them_to()
    {
        await using var world = await Loopback.StartAsync();
        const string body = """
            {"filter":{"relation":"and","value":[{"relation":"equals","attribute":"city","value":"Lincoln"},
              {"relation":"in","attribute":"state","value":["NE","IA"]}]},"fields":["city","state"],"limit":4}
            """;
        var documents = (await SearchAsync(world, body)).Json.GetProperty("documents").EnumerateArray();
        documents.Select(document => document.GetProperty("attributes"))
            .Select(shown => $"{shown.GetProperty("city")} {shown.GetProperty("state")}")
            .ShouldBe(["Lincoln NE", "Lincoln IA", "Lincoln NE", "Lincoln IA"]);
    }

    [Fact]
    public async Task A_filter_on_websites_finds_those_that_are_known()
    {
        await using var world = await Loopback.StartAsync();
        var known = Known.Company(company => company.KnownToDataAxle).Domain;
        var unknown = Known.Company(company => !company.KnownToDataAxle).Domain;
        var body = $$"""{"filter":{"relation":"in","attribute":"website","value":["{{known}}","{{unknown}}"]} }""";
        var json = (await SearchAsync(world, body)).Json;
        json.GetProperty("count").GetInt32().ShouldBe(1);
        json.GetProperty("documents")[0].GetProperty("attributes").GetProperty("website").GetString().ShouldBe(known);
        (await world.TotalAsync()).ShouldBe(0.10m);
    }

    [Theory]
    [InlineData("""{"filter":{"relation":"geo_distance","attribute":"location","value":{"lat":"north"}}}""", 500)]
    [InlineData("""{"filter":{"relation":"geo_distance","attribute":"location","value":{"lat":41.2,"lon":-95.9}}}""", 200)]
    [InlineData("""{"filter":{"relation":"equals","attribute":"city"}}""", 400)]
    [InlineData("""{"filter":{"relation":"and"}}""", 400)]
    [InlineData("""{"filter":"city=Omaha"}""", 400)]
    [InlineData("""{"query":"x","limit":401}""", 400)]
    [InlineData("{}", 400)]
    public async Task A_malformed_geo_filter_is_500_other_mistakes_400(string body, int status)
    {
        await using var world = await Loopback.StartAsync();
        (await SearchAsync(world, body)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_filter_nested_without_end_is_refused()
    {
        await using var world = await Loopback.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("""{"relation":"and","value":[""", 20)) + string.Concat(Enumerable.Repeat("]}", 20));
        (await SearchAsync(world, $$"""{"filter":{{deep}}}""")).Status.ShouldBe(400);
    }

    private static Task<Reply> SearchAsync(Loopback world, string body) => world.DataAxleAsync("/v1/places/search", body);
}
