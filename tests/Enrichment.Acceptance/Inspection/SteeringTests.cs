using System.Text.Json;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Inspection;

/// <summary>Looking at a run and steering it from another process, while it goes on and afterwards.</summary>
public sealed class SteeringTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_bucket_is_paused_given_a_budget_and_taken_up_again_while_its_run_goes_on()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "91", "--latency", "50ms");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(150, 150));
        using var process = run.Start("--max-workers", "2");
        await Patience.Until(async () => process.HasEnded || await sandbox.Count() > 5, () => "the run never began");

        (await Status(run)).GetProperty("status").GetString().ShouldBe("running");
        (await run.Tell("bucket", "pause", "saas")).With(0);
        (await run.Ask("bucket", "show", "saas")).GetProperty("status").GetString().ShouldBe("paused");
        (await run.Tell("bucket", "budget", "saas", "1.5")).With(0);
        (await run.Ask("bucket", "show", "saas")).GetProperty("limit").GetDecimal().ShouldBe(1.5m);
        (await run.Tell("bucket", "resume", "saas")).With(0);
        (await process.End()).ExitCode.ShouldBeOneOf(0, 3);

        (await run.Ask("bucket", "show", "saas")).GetProperty("spent").GetDecimal().ShouldBeLessThanOrEqualTo(1.5m);
        (await Status(run)).GetProperty("cost").GetDecimal().ShouldBe((await sandbox.Bill()).Total);
    }

    [Fact]
    public async Task Afterwards_status_buckets_ledger_and_explain_tell_one_story()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "92");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(40, 40));
        (await run.Run()).With(0);
        var bill = await sandbox.Bill();
        var rows = run.Enriched();

        var status = await Status(run);
        status.GetProperty("status").GetString().ShouldBe("completed");
        status.GetProperty("total").GetInt64().ShouldBe(40);
        (await run.Ask("buckets")).GetProperty("buckets").EnumerateArray().Sum(b => b.GetProperty("spent").GetDecimal()).ShouldBe(bill.Total);
        (await run.Ask("ledger")).GetProperty("total").GetDecimal().ShouldBe(bill.Total);
        var row = (await run.Ask("explain", "1"))[0];
        row.GetProperty("cost").GetDecimal().ShouldBe(decimal.Parse(rows.Column("enrichment_cost")[0]));
        row.GetProperty("status").GetString().ShouldBe(rows.Column("enrichment_status")[0]);
        (await run.Tell("status")).With(0).Out.ShouldContain("completed");
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        (await EnrichProcess.Run(new Launch(folder.Path), "status", "--data-dir", "nowhere")).With(2).Error.ShouldContain("no data directory at");
        (await EnrichProcess.Run(new Launch(folder.Path), "statsu")).With(2).Error.ShouldContain("Did you mean \"status\"");
    }

    private static async Task<JsonElement> Status(FileRunOfTest run) => (await run.Ask("status")).GetProperty("runs")[0];
}
