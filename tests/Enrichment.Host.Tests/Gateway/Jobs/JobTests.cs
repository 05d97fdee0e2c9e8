using System.Net;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Jobs;

public sealed class JobTests : IAsyncLifetime
{
    private const string Companies = "name,website\nFirm 1,firm1.com\nFirm 1 again,www.firm1.com\nFirm 2,firm2.com\nNobody,\n";
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task An_estimate_counts_what_a_job_would_ask_and_spends_nothing()
    {
        var table = await gateway.Http.Import(Companies);

        var estimate = await gateway.Http.PostJson($"/v2/tables/{table}/enrich/estimate", new { columnIds = new[] { "company.industry" }, budget = 10 });

        estimate.GetProperty("rows").GetInt64().ShouldBe(4);
        estimate.GetProperty("entities").GetInt64().ShouldBe(3);
        estimate.GetProperty("costHigh").GetDecimal().ShouldBeGreaterThan(0);
        (await gateway.Node.Reader.Ledger.Totals(new())).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_is_taken_at_once_and_fills_its_columns()
    {
        var table = await gateway.Http.Import(Companies);

        var taken = await gateway.Http.PostJson($"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.industry" } }, HttpStatusCode.Accepted);
        var id = taken.Text("id");
        (await gateway.Ended(id)).Status.ShouldBe(JobStatus.Completed);

        var job = await gateway.Http.GetJson($"/v2/tables/{table}/jobs/{id}");
        job.Text("status").ShouldBe("completed");
        job.GetProperty("processedCount").GetInt64().ShouldBe(job.GetProperty("entityCount").GetInt64());
        job.GetProperty("cost").GetDecimal().ShouldBe((await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Charged));
        var rows = await gateway.Http.Rows(table);
        rows[0].GetProperty("fields").GetRawText().ShouldBe(rows[1].GetProperty("fields").GetRawText());
        (await gateway.Http.GetJson($"/v2/tables/{table}")).GetProperty("columns").EnumerateArray().Select(c => c.Text("id"))
            .ShouldBe(["c1", "c2", "company.industry"]);
    }

    [Fact]
    public async Task Of_a_table_one_job_is_worked_at_a_time_in_the_order_in_which_they_came()
    {
        var table = await gateway.Http.Import(Companies);

        var first = await gateway.Http.Enrich(table, "company.industry");
        var second = await gateway.Http.Enrich(table, "company.phone");

        var ended = await gateway.Ended(second);
        var before = (await gateway.Node.Store.Jobs.Find("local", first))!;
        before.Status.ShouldBe(JobStatus.Completed);
        ended.StartedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(before.CompletedAt!.Value);
        (await gateway.Http.GetJson($"/v2/tables/{table}/jobs")).GetProperty("jobs").EnumerateArray().Select(j => j.Text("id")).ShouldBe([second, first]);
    }

    [Fact]
    public async Task Only_listed_rows_are_worked()
    {
        var table = await gateway.Http.Import(Companies);

        var taken = await gateway.Http.PostJson(
            $"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.industry" }, rowIds = new object[] { 3, $"{table}:3" } }, HttpStatusCode.Accepted);
        await gateway.Ended(taken.Text("id"));

        var rows = await gateway.Http.Rows(table);
        rows[0].Text("status").ShouldBe("pending");
        rows[0].GetProperty("lastRunAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        rows[2].Text("status").ShouldNotBe("pending");
        rows[2].GetProperty("lastRunAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
    }

    [Fact]
    public async Task The_same_idempotency_key_is_the_same_job_and_another_request_with_it_is_refused()
    {
        var table = await gateway.Http.Import(Companies);
        var request = new { columnIds = new[] { "company.industry" } };

        var first = await gateway.Http.PostJson($"/v2/tables/{table}/enrich", request, HttpStatusCode.Accepted, "key 1");
        var again = await gateway.Http.PostJson($"/v2/tables/{table}/enrich", request, HttpStatusCode.Accepted, "key 1");
        var refused = await gateway.Http.PostJson(
            $"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.phone" } }, HttpStatusCode.UnprocessableEntity, "key 1");

        again.Text("id").ShouldBe(first.Text("id"));
        refused.Text("field").ShouldBe("Idempotency-Key");
        (await gateway.Node.Store.Jobs.List("local", table, 10)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"columnIds":[]}""", "columnIds")]
    [InlineData("""{"columnIds":["company.phne"]}""", "columnIds[0]")]
    [InlineData("""{"columnIds":["company.phone"],"rowIds":[0]}""", "rowIds[0]")]
    [InlineData("""{"columnIds":["company.phone"],"rowIds":["t-other:1"]}""", "rowIds[0]")]
    [InlineData("""{"columnIds":["company.phone"],"rowIds":[1],"rowFilter":{"status":["failed"]}}""", "rowFilter")]
    [InlineData("""{"columnIds":["company.phone"],"rowFilter":{}}""", "rowFilter")]
    [InlineData("""{"columnIds":["company.phone"],"rowFilter":{"status":["lost"]}}""", "rowFilter.status[0]")]
    [InlineData("""{"columnIds":["company.phone"],"rowFilter":{"status":["deferred"]}}""", "rowFilter")]
    [InlineData("""{"columnIds":["company.phone"],"budget":-1}""", "budget")]
    [InlineData("""{"columnIds":["company.phone"],"budget":"much"}""", "budget")]
    [InlineData("""{"columnIds":["company.phone"],"bugdet":1}""", "bugdet")]
    [InlineData("""{"columnIds":["company.phone"],"webhook":{"url":"ftp://x"}}""", "webhook.url")]
    public async Task Wrong_input_is_refused_with_the_field_that_was_wrong(string body, string field)
    {
        var table = await gateway.Http.Import(Companies);

        var problem = await gateway.Http.PostJson($"/v2/tables/{table}/enrich", body, HttpStatusCode.BadRequest);

        problem.Text("field").ShouldBe(field);
    }
}
