using System.Net;
using System.Text;
using System.Text.Json;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.Jobs;

public sealed class JobBudgetTests
{
    private static readonly string Firms = "name,website\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"Firm {i},firm{i}.com\n"));

    /// <summary>One source with a price, so that money alone decides how far a job gets.</summary>
    private static readonly JsonElement HunterAlone = JsonDocument.Parse("""[{ "name": "table", "sources": ["Hunter"], "concurrency": 2 }]""").RootElement;

    [Fact]
    public async Task A_running_jobs_budget_is_lowered_and_raised_and_both_hold()
    {
        await using var gateway = await Slow();
        var table = await gateway.Http.Import(Firms);
        var job = (await gateway.Http.PostJson($"/v2/tables/{table}/enrich", new { columnIds = new[] { "company.industry" }, budget = 100 }, HttpStatusCode.Accepted)).Text("id");
        await GatewayOfTest.Until(async () => (await gateway.Node.Store.Jobs.Find("local", job))!.Status == JobStatus.Running, () => "it did not begin");

        (await Change(gateway, table, job, 0.1m, HttpStatusCode.OK)).Text("id").ShouldBe(job);
        await GatewayOfTest.Until(async () => (await Read(gateway, table, job)).GetProperty("budget").GetDecimal() == 0.1m, () => "the new budget is not shown");
        await gateway.Ended(job);

        var ended = await Read(gateway, table, job);
        ended.GetProperty("cost").GetDecimal().ShouldBeLessThanOrEqualTo(0.1m);
        ended.GetProperty("rows").GetProperty("deferred").GetInt64().ShouldBeGreaterThan(0);
        (await Change(gateway, table, job, 50, HttpStatusCode.Conflict)).Text("title").ShouldBe("The job has ended: it is completed.");
        var audit = await gateway.Node.Store.Access.Audit("local", null, null, 10);
        audit.Single(a => a.Action == "job.budget").Subject.ShouldBe($"{table}/{job}");
    }

    [Fact]
    public async Task More_money_takes_a_job_beyond_its_strategys_own_limit()
    {
        var tight = JsonDocument.Parse("""[{ "name": "table", "sources": ["Hunter"], "concurrency": 2, "max_budget": 0.5 }]""").RootElement;
        await using var gateway = await Slow(tight);
        var table = await gateway.Http.Import(Firms);
        var job = await gateway.Http.Enrich(table, "company.industry");
        await GatewayOfTest.Until(async () => (await gateway.Node.Store.Jobs.Find("local", job))!.Status == JobStatus.Running, () => "it did not begin");

        await Change(gateway, table, job, 40, HttpStatusCode.OK);
        await gateway.Ended(job);

        var ended = await Read(gateway, table, job);
        ended.GetProperty("rows").TryGetProperty("deferred", out var deferred).ShouldBe(deferred.ValueKind == JsonValueKind.Number);
        (deferred.ValueKind == JsonValueKind.Number ? deferred.GetInt64() : 0).ShouldBe(0);
        ended.GetProperty("budget").GetDecimal().ShouldBe(40);
    }

    [Fact]
    public async Task A_job_that_waits_its_turn_is_not_given_money_and_wrong_amounts_are_named()
    {
        await using var gateway = await Slow();
        var table = await gateway.Http.Import(Firms);
        var first = await gateway.Http.Enrich(table, "company.industry");
        var second = await gateway.Http.Enrich(table, "company.industry");

        (await Change(gateway, table, second, 5, HttpStatusCode.Conflict)).Text("title").ShouldContain("waits for its turn");
        (await Change(gateway, table, first, -1, HttpStatusCode.BadRequest)).Text("field").ShouldBe("budget");
        (await Ask(gateway, table, first, "{}", HttpStatusCode.BadRequest)).Text("field").ShouldBe("budget");
    }

    private static Task<GatewayOfTest> Slow(JsonElement? strategies = null) => GatewayOfTest.Start(
        s => s with { Strategies = strategies ?? HunterAlone, Serve = s.Serve with { RequestsPerMinute = 1_000_000 } },
        new SandboxOptions { Latency = TimeSpan.FromMilliseconds(150) });

    private static Task<JsonElement> Read(GatewayOfTest gateway, string table, string job) => gateway.Http.GetJson($"/v2/tables/{table}/jobs/{job}");

    private static Task<JsonElement> Change(GatewayOfTest gateway, string table, string job, decimal budget, HttpStatusCode expected) =>
        Ask(gateway, table, job, JsonSerializer.Serialize(new { budget }), expected);

    private static Task<JsonElement> Ask(GatewayOfTest gateway, string table, string job, string body, HttpStatusCode expected) => gateway.Http.Ask(
        HttpMethod.Patch, $"/v2/tables/{table}/jobs/{job}", new StringContent(body, Encoding.UTF8, "application/json"), expected);
}
