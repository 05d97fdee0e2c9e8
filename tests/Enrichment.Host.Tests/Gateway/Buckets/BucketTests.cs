using System.Net;
using System.Text.Json;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;

namespace Enrichment.Host.Tests.Gateway.Buckets;

public sealed class BucketTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private string run = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start(s => s with { Serve = s.Serve with { RequestsPerMinute = 1_000_000 } }, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(100) });
        await gateway.Http.Import("name,website,category\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"Firm {i},firm{i}.com,Hospital\n")));
        run = (await gateway.Http.PostJson("/v2/runs", new { fields = (string[])["company.industry"], total_budget = 100 }, HttpStatusCode.Accepted)).Text("run_id");
        await Stands(b => b.Text("status") == "running");
    }

    public async Task DisposeAsync() => await gateway.DisposeAsync();

    [Fact]
    public async Task A_pause_takes_effect_on_work_under_way_and_a_resumed_bucket_finishes_it()
    {
        await Change(new { paused = true });
        await Stands(b => b.Text("status") == "paused");
        List<string> paused = [];
        // The list is of what was stored, which follows what the bucket itself says.
        await GatewayOfTest.Until(
            async () => (paused = [.. (await gateway.Http.GetJson("/v2/buckets?status=paused")).EnumerateArray().Select(b => b.Text("bucket"))]) is ["healthcare"],
            () => string.Join(", ", paused));

        await Change(new { paused = false });

        await gateway.Ended(run);
        (await Bucket()).ShouldSatisfyAllConditions(
            b => b.Text("status").ShouldBe("completed"),
            b => b.GetProperty("pending").GetInt64().ShouldBe(0),
            b => b.GetProperty("total").GetInt64().ShouldBe(60));
    }

    [Fact]
    public async Task Budget_and_priority_are_changed_while_it_works()
    {
        (await Change(new { priority = "minimal", budget = 1 })).Text("priority").ShouldBe("minimal");

        await Stands(b => b.GetProperty("budget").GetDecimal() == 1m && b.Text("priority") == "minimal");
        (await gateway.Http.GetJson("/v2/buckets")).EnumerateArray().ShouldHaveSingleItem();
        var audit = await gateway.Node.Store.Access.Audit("local", null, null, 10);
        audit.Select(a => a.Action).ShouldContain("bucket.priority");
        audit.Single(a => a.Action == "bucket.budget").Subject.ShouldBe($"{run}/healthcare");
    }

    [Theory]
    [InlineData("""{"priority":"urgent"}""", "priority")]
    [InlineData("""{"budget":-1}""", "budget")]
    public async Task Wrong_input_is_refused_by_the_name_of_its_field(string body, string field) =>
        (await gateway.Http.Ask(HttpMethod.Patch, $"/v2/buckets/{run}/healthcare", Json(body), HttpStatusCode.BadRequest)).Text("field").ShouldBe(field);

    [Fact]
    public async Task What_is_not_there_is_told_so()
    {
        await gateway.Http.GetJson($"/v2/buckets/{run}/toys", HttpStatusCode.NotFound);
        await gateway.Http.GetJson("/v2/buckets/none/healthcare", HttpStatusCode.NotFound);
        await gateway.Http.GetJson("/v2/buckets?run=none", HttpStatusCode.NotFound);
        (await gateway.Http.GetJson("/v2/buckets?status=lost", HttpStatusCode.BadRequest)).Text("field").ShouldBe("status");
    }

    private Task<JsonElement> Bucket() => gateway.Http.GetJson($"/v2/buckets/{run}/healthcare");

    private Task<JsonElement> Change(object change) =>
        gateway.Http.Ask(HttpMethod.Patch, $"/v2/buckets/{run}/healthcare", Json(JsonSerializer.Serialize(change)), HttpStatusCode.OK);

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private async Task Stands(Func<JsonElement, bool> so)
    {
        var seen = "";
        await GatewayOfTest.Until(
            async () =>
            {
                var buckets = await gateway.Http.GetJson("/v2/buckets");
                seen = buckets.GetRawText();
                return buckets.GetArrayLength() > 0 && so(await Bucket());
            },
            () => seen);
    }
}
