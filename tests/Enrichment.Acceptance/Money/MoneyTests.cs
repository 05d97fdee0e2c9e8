using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Money;

/// <summary>What the ledger says is what the vendors bill.</summary>
public sealed class MoneyTests : IDisposable
{
    private static readonly string[] Final = ["enriched", "partial", "no_result", "failed", "skipped"];
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_reports_total_is_the_vendors_bill_to_the_cent()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "11");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(300, 200));

        (await run.Run()).With(0);

        var report = run.Report();
        report.Unsettled.ShouldBeEmpty();
        report.TotalCost.ShouldBeGreaterThan(0);
        report.TotalCost.ShouldBe((await sandbox.Bill()).Total);
        run.Enriched().Column("enrichment_cost").Sum(decimal.Parse).ShouldBe(report.TotalCost);
    }

    [Fact]
    public async Task With_faults_every_row_is_final_and_the_bill_lies_within_what_is_unsettled()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "12", "--faults", "throttled=0.2,error=0.1,timeout=0.02,malformed=0.05");
        var run = new FileRunOfTest(folder, sandbox) { Launch = new Launch(folder.Path).WithShortTimeouts() };
        folder.Write("in.csv", Companies.Mixed(200, 200));

        (await run.Run("--stages", "fund")).With(0);

        var rows = run.Enriched();
        rows.Rows.Count.ShouldBe(200);
        rows.Column("enrichment_status").ShouldAllBe(status => Final.Contains(status));
        var calls = await sandbox.Calls();
        calls.Where(c => c.IsVendor && c.Fault is not null).Select(c => c.Fault).Distinct().Order().ShouldBe(["error", "malformed", "throttled", "timeout"]);
        await BillLiesWithinTheReport(run, sandbox);
    }

    [Fact]
    public async Task A_budget_is_used_up_but_never_exceeded_and_more_of_it_goes_on()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "13");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.All("biotech", 200));

        var ended = (await run.Run("--budget", "3")).With(3);

        var first = await sandbox.Bill();
        first.Total.ShouldBeInRange(2.7m, 3m);
        run.Report().StoppedBy.ShouldNotBeNull().ShouldContain("budget");
        $"{ended.Out}{ended.Error}".ShouldContain(run.Report().StoppedBy!);
        run.Enriched().Column("enrichment_status").ShouldContain("deferred");

        (await run.Run("--resume", "--budget", "6")).With(3);

        var second = await sandbox.Bill();
        second.Total.ShouldBeInRange(5.4m, 6m);
        run.Report().TotalCost.ShouldBe(second.Total);
        run.Enriched().Rows.Count.ShouldBe(200);
    }

    [Fact]
    public async Task A_source_has_its_own_budget()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "14");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.All("biotech", 60));

        (await run.Run("--source-budget", "dataaxle=1")).ExitCode.ShouldBeOneOf(0, 3);

        var bill = await sandbox.Bill();
        bill.Sources["data-axle"].Dollars.ShouldBeInRange(0.9m, 1m);
        bill.Sources["hunter"].Dollars.ShouldBeGreaterThan(0);
        run.Report().TotalCost.ShouldBe(bill.Total);
    }

    internal static async Task BillLiesWithinTheReport(FileRunOfTest run, SandboxProcess sandbox)
    {
        var report = run.Report();
        var bill = (await sandbox.Bill()).Total;
        bill.ShouldBeInRange(report.TotalCost, report.TotalCost + report.UnsettledAtMost);
        report.Unsettled.Sum(u => u.Most).ShouldBe(report.UnsettledAtMost);
        var listed = await run.Ask("ledger", "--unsettled", "--limit", "1000000");
        listed.GetProperty("calls").EnumerateArray().Select(c => c.GetProperty("call").GetString()).Order()
            .ShouldBe(report.Unsettled.Select(u => u.CallId).Order());
    }
}
