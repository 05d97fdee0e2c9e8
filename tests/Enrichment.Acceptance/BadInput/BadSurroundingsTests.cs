using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.BadInput;

/// <summary>A disk that fills up, and another process that was there first.</summary>
public sealed class BadSurroundingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_disk_that_is_full_ends_the_run_with_a_reason_and_loses_no_money()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "81");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(200, 200));
        // No file may grow over this: the nearest to a full disk that needs no right to mount one. Its signal is ignored, as on a real disk there is none.
        string[] small = ["sh", "-c", "trap '' XFSZ; ulimit -f 600; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "sh"];

        var ended = (await (run with { Launch = run.Launch with { Through = small } }).Run("--stages", "fund")).With(2);

        ended.Error.Split('\n')[^1].ShouldStartWith("enrich: ");
        ended.Error.ShouldNotContain("   at ");

        (await run.Run("--stages", "fund", "--resume")).With(0);

        CsvOfTest.Read(run.Input).ShouldBeRepeatedBy(run.Enriched());
        await Money.MoneyTests.BillLiesWithinTheReport(run, sandbox);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_directory_is_refused_and_the_first_is_not_disturbed()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "82", "--latency", "100ms");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(60, 60));
        using var first = run.Start("--max-workers", "2");
        await Patience.Until(async () => first.HasEnded || await sandbox.Count() > 5, () => "the first run never began");

        var second = (await run.Run("--force")).With(2);

        second.Error.ShouldContain($"process {first.Id} owns it");
        (await first.End()).With(0);
        run.Report().TotalCost.ShouldBe((await sandbox.Bill()).Total);
    }
}
