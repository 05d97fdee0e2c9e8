using System.Net;
using System.Text.Json;
using Enrichment.Domain.Access;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Gateway.Sources;

public sealed class SourceTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start();

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task Every_operation_is_listed_with_its_price_and_once_asked_with_its_rate_and_latency()
    {
        var before = await Operation("hunter.company");
        before.GetProperty("calls").GetInt64().ShouldBe(0);
        before.GetProperty("hit_rate").ValueKind.ShouldBe(JsonValueKind.Null);
        before.GetProperty("price").GetDecimal().ShouldBeGreaterThan(0);

        var table = await gateway.Http.Import("name,website\nFirm 1,firm1.com\nFirm 2,firm2.com\n");
        await gateway.Ended(await gateway.Http.Enrich(table, "company.industry"));

        var asked = (await gateway.Http.GetJson("/v2/sources")).GetProperty("accounts").EnumerateArray()
            .SelectMany(a => a.GetProperty("operations").EnumerateArray()).Where(o => o.GetProperty("calls").GetInt64() > 0).ToList();
        asked.ShouldNotBeEmpty();
        asked.ShouldAllBe(o => o.GetProperty("median_ms").GetDouble() > 0 && o.GetProperty("p95_ms").GetDouble() >= o.GetProperty("median_ms").GetDouble());
    }

    [Fact]
    public async Task A_pause_is_kept_over_a_restart_audited_and_taken_back()
    {
        (await gateway.Http.PostJson("/v2/sources/hunter/pause", "{}")).Text("state").ShouldBe("paused");

        await gateway.Restart();

        (await Account("hunter")).Text("state").ShouldBe("paused");
        (await gateway.Http.PostJson("/v2/sources/hunter/resume", "{}")).Text("state").ShouldBe("on");
        (await gateway.Node.Store.Access.Audit("local", null, null, 10)).Select(a => (a.Action, a.Subject))
            .ShouldBe([("source.resume", "hunter"), ("source.pause", "hunter")]);
    }

    [Fact]
    public async Task Only_an_operator_may_pause_and_only_what_there_is()
    {
        var user = await gateway.As("acme");
        await user.PostJson("/v2/sources/hunter/pause", "{}", HttpStatusCode.Forbidden);
        await user.GetJson("/v2/sources");
        var boss = await gateway.As("acme", AccessRole.Operator);

        (await boss.PostJson("/v2/sources/huntre/pause", "{}", HttpStatusCode.NotFound)).Text("title").ShouldContain("huntre");

        (await boss.GetJson("/v2/sources")).GetProperty("accounts").EnumerateArray().Single(a => a.Text("account") == "hunter").Text("state").ShouldBe("on");
    }

    private async Task<JsonElement> Account(string name) =>
        (await gateway.Http.GetJson("/v2/sources")).GetProperty("accounts").EnumerateArray().Single(a => a.Text("account") == name);

    private async Task<JsonElement> Operation(string name) =>
        (await Account(name.Split('.')[0])).GetProperty("operations").EnumerateArray().Single(o => o.Text("operation") == name);
}
