using System.Text.Json;
using Enrichment.Host.Tests.Support;
using Enrichment.Sandbox;
using Microsoft.Extensions.Logging;

namespace Enrichment.Host.Tests.Operators;

/// <summary>Buckets steered while they work (mission X6).</summary>
public sealed class BucketCommandTests : IAsyncLifetime
{
    private GatewayOfTest gateway = null!;
    private PbmOfTest pbm = null!;
    private string run = "";

    public async Task InitializeAsync()
    {
        gateway = await GatewayOfTest.Start(null, new SandboxOptions { Latency = TimeSpan.FromMilliseconds(100) });
        pbm = PbmOfTest.Of(gateway);
        await gateway.Http.Import("name,website,category\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"Firm {i},firm{i}.com,{(i % 2 == 0 ? "Hospital" : "Software")}\n")));
        var triggered = await pbm.Json("run trigger --total-budget 100 -w test");
        run = triggered.GetProperty("changes")[0].Text("outcome")["done: ".Length..];
        await Stands("healthcare", b => b.Text("status") == "running");
    }

    public async Task DisposeAsync()
    {
        await pbm.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_pause_takes_effect_on_work_under_way_and_a_resumed_bucket_finishes_it()
    {
        await pbm.Run("bucket pause -b healthcare -w \"too many errors\"");
        await Stands("healthcare", b => b.Text("status") == "paused");
        await Paused($"local/{run}/healthcare");

        await pbm.Run("bucket resume -b healthcare -w \"mended\"");

        await gateway.Ended(run);
        (await pbm.Json($"bucket show -b {run}/healthcare")).GetProperty("by_status").EnumerateObject().Sum(s => s.Value.GetInt64()).ShouldBe(30);
        (await Audit("bucket.")).ShouldBe([$"bucket.resume local/{run}/healthcare why: mended", $"bucket.pause local/{run}/healthcare why: too many errors"]);
    }

    [Fact]
    public async Task Budget_and_priority_are_changed_while_it_works()
    {
        await pbm.Run("buckets budget -b healthcare -m 1 -w \"not worth more\"");
        await pbm.Run("bucket priority -b healthcare -k minimal -w later");

        await Stands("healthcare", b => b.GetProperty("limit").GetDecimal() == 1m && b.Text("priority") == "minimal");
        (await Audit("bucket.")).ShouldBe(
            [$"bucket.priority local/{run}/healthcare minimal; why: later", $"bucket.budget local/{run}/healthcare 1 dollars; why: not worth more"]);
    }

    [Fact]
    public async Task All_buckets_of_a_run_are_paused_only_with_yes()
    {
        var dry = await pbm.Json($"bucket pause -r {run} -w x");
        dry.GetProperty("dry_run").GetBoolean().ShouldBeTrue();
        var planned = dry.GetProperty("changes").EnumerateArray().Select(c => c.Text("subject")).ToList();
        planned.ShouldContain($"local/{run}/healthcare");
        (await pbm.Json("buckets list -s paused")).GetArrayLength().ShouldBe(0);
        (await Audit("bucket.")).ShouldBeEmpty();

        await pbm.Run($"bucket pause -r {run} -w x -y");

        foreach (var bucket in planned)
        {
            await Stands(bucket, b => b.Text("status") == "paused");
        }
    }

    [Fact]
    public async Task A_run_is_paused_resumed_given_money_and_cancelled_by_its_name()
    {
        await pbm.Run($"run pause -i {run} -w x");
        await Run(r => r.Text("status") == "paused");
        await pbm.Run($"runs resume -i local/{run} -w x");
        await Run(r => r.Text("status") == "running");
        await pbm.Run($"run budget -i {run} -m 55.5 -w x");
        await Run(r => r.GetProperty("budget").GetDecimal() == 55.5m);
        await pbm.Run($"run cancel -i {run} -w \"no longer needed\"");

        (await gateway.Ended(run)).Status.ShouldBe(Domain.Jobs.JobStatus.Cancelled);
        (await pbm.Refusal($"run cancel -i {run}x -w x")).ShouldContain($"Did you mean \"{run}\"?");
        (await Audit("run.")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_log_is_followed_while_it_is_written_and_its_level_changed()
    {
        var logger = gateway.Node.Log.CreateLogger("test");
        logger.LogInformation("not kept");
        await pbm.Run("log level -l information -w \"to see more\"");
        logger.LogInformation("kept");

        (await pbm.Json("log level")).Text("level").ShouldBe("information");
        (await pbm.Json("log peek -n 1000")).EnumerateArray().Where(l => l.Text("category") == "test").Select(l => l.Text("text")).ShouldBe(["kept"]);
        File.ReadAllText(gateway.Folder.At("data/enrichment.log")).ShouldContain("Information test: kept");

        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                logger.LogWarning("seen");
                await Task.Yield();
            }
        });
        var line = JsonDocument.Parse(await pbm.Run("log tail -n 1 -j")).RootElement;
        await enough.CancelAsync();
        await writing;
        line.Text("text").ShouldBe("seen");
    }

    private async Task<List<string>> Audit(string action) =>
        [.. (await gateway.Node.Store.Access.Audit("local", null, null, 20)).Where(a => a.Action.StartsWith(action)).Select(a => $"{a.Action} {a.Subject} {a.Detail}")];

    private async Task Stands(string bucket, Func<JsonElement, bool> so)
    {
        var seen = "";
        await GatewayOfTest.Until(
            async () =>
            {
                var known = (await pbm.Json("bucket list")).EnumerateArray().Select(b => b.Text("bucket")).ToList();
                var name = bucket.Contains('/') ? bucket : $"local/{run}/{bucket}";
                if (!known.Contains(name))
                {
                    return false;
                }

                var shown = await pbm.Json($"bucket show -b {name}");
                seen = shown.GetRawText();
                return so(shown);
            },
            () => seen);
    }

    /// <summary>Lists are of what was stored, which follows what a bucket itself says.</summary>
    private async Task Paused(string bucket)
    {
        List<string> seen = [];
        await GatewayOfTest.Until(
            async () => (seen = [.. (await pbm.Json("buckets list -s paused")).EnumerateArray().Select(b => b.Text("bucket"))]) is [var one] && one == bucket,
            () => string.Join(", ", seen));
    }

    private async Task Run(Func<JsonElement, bool> so)
    {
        var seen = "";
        await GatewayOfTest.Until(
            async () =>
            {
                var shown = (await pbm.Json($"run show -i {run}")).GetProperty("run");
                seen = shown.GetRawText();
                return so(shown);
            },
            () => seen);
    }
}
