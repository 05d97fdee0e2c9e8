using System.Net;
using System.Text.Json;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.Errors;

public sealed class ErrorTests : IAsyncLifetime
{
    /// <summary>Hunter alone: every lookup of a sandbox that fails always ends in a row that failed.</summary>
    private static readonly JsonElement HunterAlone = JsonDocument.Parse("""[{ "name": "table", "sources": ["Hunter"] }]""").RootElement;
    private GatewayOfTest gateway = null!;
    private string table = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start(
            s => s with { Strategies = HunterAlone }, new SandboxOptions { Faults = FaultRates.Parse("malformed=1") });
        table = await gateway.Http.Import("name,website\nFirm 1,firm1.com\nFirm 1,firm1.com\n,\nFirm 2,firm2.com\n,\n");
        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task Rows_that_failed_are_counted_by_reason_and_source_and_each_reason_leads_to_its_rows()
    {
        var errors = (await gateway.Http.GetJson("/v2/errors")).EnumerateArray().ShouldHaveSingleItem();

        errors.Text("tableId").ShouldBe(table);
        errors.GetProperty("columnIds").EnumerateArray().Select(c => c.GetString()).ShouldBe(["company.industry"]);
        errors.GetProperty("rows").GetInt64().ShouldBe(5);
        var reasons = errors.GetProperty("reasons").EnumerateArray().ToList();
        reasons.Count.ShouldBe(2);
        reasons[0].Text("source").ShouldStartWith("hunter.");
        (Number(reasons[0], "rows"), Number(reasons[0], "retryable")).ShouldBe((3, 3));
        reasons[1].GetProperty("source").ValueKind.ShouldBe(JsonValueKind.Null);
        (Number(reasons[1], "rows"), Number(reasons[1], "retryable")).ShouldBe((2, 0));
        reasons[1].Text("firstRow").ShouldBe($"{table}:3");
        foreach (var reason in reasons)
        {
            var rows = await gateway.Http.Rows(table, $"?status=failed&reason={Uri.EscapeDataString(reason.Text("reason"))}");
            rows.Count.ShouldBe((int)Number(reason, "rows"));
        }
    }

    [Fact]
    public async Task Rows_of_a_reason_are_tried_again_alone()
    {
        var reason = (await gateway.Http.GetJson($"/v2/errors?table={table}"))[0].GetProperty("reasons")[0].Text("reason");
        var before = await gateway.Http.Rows(table);
        var retry = new { columnIds = new[] { "company.industry" }, rowFilter = new { status = new[] { "failed" }, reason } };

        var estimate = await gateway.Http.PostJson($"/v2/tables/{table}/enrich/estimate", retry);
        var taken = await gateway.Http.PostJson($"/v2/tables/{table}/enrich", retry, HttpStatusCode.Accepted);
        await gateway.Ended(taken.Text("id"));

        Number(estimate, "rows").ShouldBe(3);
        var job = await gateway.Http.GetJson($"/v2/tables/{table}/jobs/{taken.Text("id")}");
        Number(job, "entityCount").ShouldBe(2);
        job.GetProperty("rows").EnumerateObject().Sum(r => r.Value.GetInt64()).ShouldBe(3);
        (await gateway.Http.Rows(table))[2].GetRawText().ShouldBe(before[2].GetRawText());
    }

    [Fact]
    public async Task A_retry_with_the_same_key_is_the_same_job_though_no_row_is_so_any_more()
    {
        await using var well = await GatewayOfTest.Start(s => s with { Strategies = HunterAlone });
        var fresh = await well.Http.Import("name,website\nFirm 1,firm1.com\n");
        var request = new { columnIds = new[] { "company.industry" }, rowFilter = new { status = new[] { "pending" } } };

        var first = await well.Http.PostJson($"/v2/tables/{fresh}/enrich", request, HttpStatusCode.Accepted, "key-1");
        await well.Ended(first.Text("id"));
        var again = await well.Http.PostJson($"/v2/tables/{fresh}/enrich", request, HttpStatusCode.Accepted, "key-1");

        again.Text("id").ShouldBe(first.Text("id"));
    }

    [Fact]
    public async Task Nobody_sees_anothers_errors()
    {
        var stranger = await gateway.As("stranger");

        (await stranger.GetJson("/v2/errors")).GetArrayLength().ShouldBe(0);
        await stranger.GetJson($"/v2/errors?table={table}", HttpStatusCode.NotFound);
    }

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
