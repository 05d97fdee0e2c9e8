using System.Net;
using System.Text.Json;
using Enrichment.Domain.Access;
using Enrichment.Domain.Rows;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.Runs;

public sealed class RunTests : IAsyncLifetime
{
    private const string Companies = "name,website,category\nFirm 1,firm1.com,Hospital\nFirm 2,firm2.com,Hospital\nFirm 3,firm3.com,Restaurant\nFirm 1 again,firm1.com,Hospital\n";
    /// <summary>More companies than ten lookups of 100 ms each can see before the test has spoken.</summary>
    private const int LongRun = 2000;
    private static readonly string[] Industry = ["company.industry"];
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task A_run_without_a_table_works_every_business_once_and_its_summary_adds_up()
    {
        await gateway.Http.Import(Companies);

        var taken = await gateway.Http.PostJson("/v2/runs", new { total_budget = 20, bucket_limit = 50, fields = Industry }, HttpStatusCode.Accepted);
        await gateway.Ended(taken.Text("run_id"));

        var run = await gateway.Http.GetJson($"/v2/runs/{taken.Text("run_id")}");
        run.Text("status").ShouldBe("completed");
        run.Text("table_id").ShouldBe("local-businesses");
        run.GetProperty("total_businesses").GetInt64().ShouldBe(3);
        run.GetProperty("buckets_processed").GetInt64().ShouldBe(2);
        Parts(run).ShouldBe(3);
        run.GetProperty("bucket_stats").EnumerateArray().Sum(Total).ShouldBe(3);
        run.GetProperty("total_cost").GetDecimal().ShouldBe((await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Charged));
        run.GetProperty("bucket_stats")[0].Text("strategy").ShouldBe("healthcare");
        (await gateway.Http.GetJson("/v2/runs")).GetProperty("runs").EnumerateArray().Select(r => r.Text("run_id")).ShouldBe([taken.Text("run_id")]);
    }

    [Fact]
    public async Task What_an_earlier_run_enriched_within_the_window_is_skipped_and_counted_and_new_businesses_are_worked()
    {
        await gateway.Http.Import(Companies);
        var first = await Run(new { fields = Industry });
        var asked = await Asked();
        await gateway.Http.Import("name,website,category\nFirm 4,firm4.com,Hospital\n");

        var second = await Run(new { fields = Industry });

        second.GetProperty("total_businesses").GetInt64().ShouldBe(4);
        second.GetProperty("skipped").GetInt64().ShouldBe(first.GetProperty("total_enriched").GetInt64());
        first.GetProperty("total_enriched").GetInt64().ShouldBeGreaterThan(0);
        (await Asked()).ShouldBeGreaterThan(asked);
        var third = await Run(new { fields = Industry, max_buckets = 1 });
        third.GetProperty("buckets_processed").GetInt64().ShouldBe(1);
        third.GetProperty("bucket_stats")[0].Text("strategy").ShouldBe("healthcare");
        third.GetProperty("total_businesses").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task The_summary_is_the_same_after_a_restart()
    {
        await gateway.Http.Import(Companies);
        var run = await Run(new { fields = Industry });

        await gateway.Restart();

        (await gateway.Http.GetJson($"/v2/runs/{run.Text("run_id")}")).GetRawText().ShouldBe(run.GetRawText());
    }

    [Fact]
    public async Task The_standing_table_is_listed_only_when_it_is_asked_for()
    {
        var table = await gateway.Http.Import(Companies);
        await Run(new { fields = Industry });

        (await Tables("")).ShouldBe([table]);
        (await Tables("?standing=true")).ShouldBe(["local-businesses", table]);
        (await gateway.Http.Rows(BusinessTable.IdOf("local"))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_run_of_no_dollars_buys_nothing_and_a_raised_budget_takes_it_up_again()
    {
        var table = await gateway.Http.Import(Companies);
        var starved = await Run(new { fields = Industry, total_budget = 0, table_id = table });
        starved.Text("stopped_by").ShouldBe("budget: run");
        starved.GetProperty("deferred").GetInt64().ShouldBeGreaterThan(0);

        var id = starved.Text("run_id");
        await gateway.Http.Ask(HttpMethod.Patch, $"/v2/runs/{id}", Json(new { total_budget = 50 }), HttpStatusCode.OK);
        JsonElement raised = default;
        await GatewayOfTest.Until(
            async () => (raised = await gateway.Http.GetJson($"/v2/runs/{id}")) is var r && r.Text("status") == "completed" && r.GetProperty("deferred").GetInt64() == 0,
            () => raised.GetRawText());

        raised.GetProperty("total_budget").GetDecimal().ShouldBe(50);
        raised.GetProperty("total_cost").GetDecimal().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_paused_run_goes_on_when_it_is_resumed_and_a_cancelled_one_ends_for_good()
    {
        await using var slow = await GatewayOfTest.Start(null, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(100) });
        await slow.Http.Import("name,website\n" + string.Concat(Enumerable.Range(1, LongRun).Select(i => $"Firm {i},firm{i}.com\n")));
        var id = (await slow.Http.PostJson("/v2/runs", new { fields = Industry }, HttpStatusCode.Accepted)).Text("run_id");
        await Stands(slow, id, r => r.Text("status") == "running");

        (await slow.Http.PostJson($"/v2/runs/{id}/pause", "{}")).Text("status").ShouldBe("paused");
        (await slow.Http.PostJson($"/v2/runs/{id}/resume", "{}")).Text("status").ShouldBe("running");
        await slow.Http.PostJson($"/v2/runs/{id}/cancel", "{}");
        (await slow.Ended(id)).Status.ShouldBe(Domain.Jobs.JobStatus.Cancelled);

        var run = await slow.Http.GetJson($"/v2/runs/{id}");
        run.Text("status").ShouldBe("cancelled");
        Parts(run).ShouldBe(LongRun);
        await slow.Http.PostJson($"/v2/runs/{id}/cancel", "{}");
        await slow.Http.PostJson($"/v2/runs/{id}/resume", "{}", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_run_that_waits_for_its_turn_can_be_cancelled_and_never_begins()
    {
        await using var slow = await GatewayOfTest.Start(null, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(200) });
        await slow.Http.Import(Companies);
        var first = (await slow.Http.PostJson("/v2/runs", new { fields = Industry }, HttpStatusCode.Accepted)).Text("run_id");
        var second = (await slow.Http.PostJson("/v2/runs", new { fields = Industry }, HttpStatusCode.Accepted)).Text("run_id");

        (await slow.Http.PostJson($"/v2/runs/{second}/cancel", "{}")).Text("status").ShouldBe("cancelled");

        (await slow.Ended(first)).Status.ShouldBe(Domain.Jobs.JobStatus.Completed);
        (await slow.Node.Engine.Progress(new Domain.Identity.RunId("local", second), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"max_buckets":0}""", "max_buckets")]
    [InlineData("""{"bucket_limit":-1}""", "bucket_limit")]
    [InlineData("""{"total_budget":-1}""", "total_budget")]
    [InlineData("""{"fields":["company.fone"]}""", "fields[0]")]
    [InlineData("""{"webhook":{"url":"ftp://x"}}""", "webhook.url")]
    public async Task Wrong_input_is_refused_by_the_name_of_its_field(string body, string field) =>
        (await gateway.Http.PostJson("/v2/runs", body, HttpStatusCode.BadRequest)).Text("field").ShouldBe(field);

    [Fact]
    public async Task Another_tenants_runs_buckets_and_tables_are_not_there()
    {
        var table = await gateway.Http.Import(Companies);
        var run = (await Run(new { fields = Industry })).Text("run_id");
        var other = await gateway.As("other", AccessRole.Operator);

        await other.GetJson($"/v2/runs/{run}", HttpStatusCode.NotFound);
        await other.PostJson($"/v2/runs/{run}/cancel", "{}", HttpStatusCode.NotFound);
        await other.Ask(HttpMethod.Patch, $"/v2/runs/{run}", Json(new { total_budget = 1 }), HttpStatusCode.NotFound);
        await other.GetJson($"/v2/buckets/{run}/healthcare", HttpStatusCode.NotFound);
        await other.PostJson("/v2/runs", new { table_id = table }, HttpStatusCode.NotFound);
        (await other.GetJson("/v2/runs")).GetProperty("runs").GetArrayLength().ShouldBe(0);
        (await other.GetJson("/v2/buckets")).GetArrayLength().ShouldBe(0);
        await other.GetJson("/v2/runs/..%2Flocal", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Runs_are_listed_a_page_at_a_time_each_once_and_without_jobs_that_are_none()
    {
        var table = await gateway.Http.Import(Companies);
        var runs = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            runs.Add((await Run(new { fields = Industry })).Text("run_id"));
        }

        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await gateway.Http.GetJson($"/v2/runs?limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("runs").EnumerateArray().Select(r => r.Text("run_id")));
            cursor = page.GetProperty("next_cursor").GetString();
        }

        seen.ShouldBe(Enumerable.Reverse(runs));
        (await gateway.Http.GetJson("/v2/runs?cursor=yesterday", HttpStatusCode.BadRequest)).Text("field").ShouldBe("cursor");
        (await gateway.Http.GetJson("/v2/runs?limit=201", HttpStatusCode.BadRequest)).Text("field").ShouldBe("limit");
    }

    [Fact]
    public async Task The_same_key_begins_one_run()
    {
        await gateway.Http.Import(Companies);

        var first = await gateway.Http.PostJson("/v2/runs", new { fields = Industry }, HttpStatusCode.Accepted, "key-1");
        var again = await gateway.Http.PostJson("/v2/runs", new { fields = Industry }, HttpStatusCode.Accepted, "key-1");

        again.Text("run_id").ShouldBe(first.Text("run_id"));
    }

    private static long Parts(JsonElement run) =>
        ((string[])["total_enriched", "total_failed", "no_result", "skipped", "deferred"]).Sum(part => run.GetProperty(part).GetInt64());

    private static long Total(JsonElement bucket) => bucket.GetProperty("total").GetInt64();

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private static async Task Stands(GatewayOfTest at, string run, Func<JsonElement, bool> so)
    {
        JsonElement seen = default;
        await GatewayOfTest.Until(async () => so(seen = await at.Http.GetJson($"/v2/runs/{run}")), () => seen.GetRawText());
    }

    private async Task<JsonElement> Run(object request)
    {
        var id = (await gateway.Http.PostJson("/v2/runs", request, HttpStatusCode.Accepted)).Text("run_id");
        await gateway.Ended(id);
        return await gateway.Http.GetJson($"/v2/runs/{id}");
    }

    private async Task<long> Asked() => (await gateway.Node.Reader.Ledger.Totals(new())).Sum(t => t.Calls);

    private async Task<List<string>> Tables(string query) =>
        [.. (await gateway.Http.GetJson($"/v2/tables{query}")).GetProperty("tables").EnumerateArray().Select(t => t.Text("id"))];
}
