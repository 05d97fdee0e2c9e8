using System.Net;
using System.Text.Json;
using Enrichment.Domain.Access;
using Enrichment.Domain.Jobs;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.Schedules;

public sealed class ScheduleTests : IAsyncLifetime
{
    private const string Companies = "name,website,category\nFirm 1,firm1.com,Hospital\nFirm 2,firm2.com,Restaurant\n";
    private GatewayOfTest gateway = null!;

    public async Task InitializeAsync() => gateway = await GatewayOfTest.Start(null, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(150) });

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task The_schedule_tells_when_it_is_due_next_and_what_it_may_spend()
    {
        var nightly = await Nightly();

        nightly.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        nightly.GetProperty("next_at").GetDateTimeOffset().ShouldSatisfyAllConditions(
            at => at.ShouldBeGreaterThan(DateTimeOffset.UtcNow), at => at.TimeOfDay.ShouldBe(TimeSpan.FromHours(2)));
        nightly.GetProperty("total_budget").GetDecimal().ShouldBe(5_000);
        nightly.GetProperty("bucket_limit").GetInt32().ShouldBe(50);
        nightly.GetProperty("last_run").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_businesses_a_trigger_does_nothing_and_says_so()
    {
        var answer = await gateway.Http.PostJson("/v2/schedules/nightly/run", "{}");

        answer.GetProperty("begun").GetBoolean().ShouldBeFalse();
        answer.Text("outcome").ShouldBe("nothing to do: there are no businesses");
        (await Nightly()).Text("last_outcome").ShouldBe("nothing to do: there are no businesses");
    }

    [Fact]
    public async Task A_trigger_begins_the_days_run_and_a_second_one_finds_it()
    {
        await gateway.Http.Import(Companies);

        var first = await gateway.Http.PostJson("/v2/schedules/nightly/run", "{}", HttpStatusCode.Accepted);
        var again = await gateway.Http.PostJson("/v2/schedules/nightly/run", "{}");

        again.Text("run_id").ShouldBe(first.Text("run_id"));
        again.GetProperty("begun").GetBoolean().ShouldBeFalse();
        (await gateway.Ended(first.Text("run_id"))).ShouldSatisfyAllConditions(
            job => job.Status.ShouldBe(JobStatus.Completed),
            job => job.Request.Kind.ShouldBe(JobKind.Nightly),
            job => job.Request.Budget.ShouldBe(5_000),
            job => job.Request.BucketLimit.ShouldBe(50));
        var run = await gateway.Http.GetJson($"/v2/runs/{first.Text("run_id")}");
        run.Text("kind").ShouldBe("nightly");
        run.GetProperty("total_businesses").GetInt64().ShouldBe(2);
        (await Nightly()).Text("last_run").ShouldBe(first.Text("run_id"));
    }

    [Fact]
    public async Task A_run_that_still_goes_on_makes_it_skip_and_that_is_recorded()
    {
        await gateway.Http.Import(Companies);
        var going = (await gateway.Http.PostJson("/v2/runs", new { }, HttpStatusCode.Accepted)).Text("run_id");

        var answer = await gateway.Http.PostJson("/v2/schedules/nightly/run", "{}");

        answer.Text("outcome").ShouldBe($"skipped: the run {going} still goes on");
        (await Nightly()).Text("last_outcome").ShouldStartWith("skipped");
        (await gateway.Node.Store.Access.Audit("local", null, null, 20)).ShouldContain(a => a.Action == "nightly.skip" && a.Detail.Contains(going));
    }

    [Fact]
    public async Task Only_an_operator_may_trigger_and_only_the_own_tenant_is_run()
    {
        await gateway.Http.Import(Companies);
        await (await gateway.As("acme")).PostJson("/v2/schedules/nightly/run", "{}", HttpStatusCode.Forbidden);

        var boss = await gateway.As("acme", AccessRole.Operator);

        (await boss.PostJson("/v2/schedules/nightly/run", "{}")).Text("outcome").ShouldContain("no businesses");
        (await gateway.Node.Store.Jobs.List("local", null, 10)).ShouldBeEmpty();
    }

    private async Task<JsonElement> Nightly() => (await gateway.Http.GetJson("/v2/schedules")).EnumerateArray().ShouldHaveSingleItem();
}
