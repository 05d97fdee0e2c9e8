using System.Net;
using System.Text.Json;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Rows;

public sealed class RowPageTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private string table = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start();
        table = await gateway.Http.Import(
            "name,website,category\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"Firm {i},firm{i}.com,{(i % 5 == 0 ? "medical clinic" : "software")}\n"))
            + ",,software\n");
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task A_cursor_leads_through_all_rows_once()
    {
        var seen = new List<long>();
        for (long? cursor = 0; cursor is not null;)
        {
            var page = await gateway.Http.GetJson($"/v2/tables/{table}/rows?limit=10&cursor={cursor}");
            seen.AddRange(page.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("rowNumber").GetInt64()));
            cursor = page.GetProperty("nextCursor") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }

        seen.ShouldBe(Enumerable.Range(1, 26).Select(i => (long)i));
    }

    [Fact]
    public async Task Rows_are_filtered_by_status_and_bucket()
    {
        (await gateway.Http.Rows(table, "?status=failed")).ShouldHaveSingleItem().Text("reason").ShouldContain("line 27");
        (await gateway.Http.Rows(table, "?status=pending,failed")).Count.ShouldBe(26);
        (await gateway.Http.Rows(table, "?bucket=healthcare")).Select(r => r.GetProperty("rowNumber").GetInt64()).ShouldBe([5, 10, 15, 20, 25]);
        (await gateway.Http.Rows(table, "?bucket=none")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_are_filtered_by_what_they_have_and_lack()
    {
        var job = await gateway.Http.PostJson(
            $"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.industry" }, rowIds = new[] { 1, 2 } }, HttpStatusCode.Accepted);
        await gateway.Ended(job.Text("id"));

        var has = (await gateway.Http.Rows(table, "?field=company.industry")).Select(r => r.GetProperty("rowNumber").GetInt64()).ToList();
        var lacks = (await gateway.Http.Rows(table, "?missing=company.industry")).Select(r => r.GetProperty("rowNumber").GetInt64()).ToList();

        has.ShouldNotBeEmpty();
        has.ShouldBeSubsetOf([1, 2]);
        has.Concat(lacks).Order().ShouldBe(Enumerable.Range(1, 26).Select(i => (long)i));
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?cursor=-1", "cursor")]
    [InlineData("?cursor=99999999999999999999", "cursor")]
    [InlineData("?status=done", "status")]
    [InlineData("?field=company.phne", "field")]
    [InlineData("?missing=phone", "missing")]
    public async Task A_wrong_parameter_is_named(string query, string field) =>
        (await gateway.Http.GetJson($"/v2/tables/{table}/rows{query}", HttpStatusCode.BadRequest)).Text("field").ShouldBe(field);
}
