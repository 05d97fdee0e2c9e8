using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Kills;

/// <summary>Being asked to end.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interrupted_run_says_how_to_go_on_and_goes_on_so(string signal)
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "31", "--latency", "100ms");
        var run = new FileRunOfTest(folder, sandbox) { Launch = new Launch(folder.Path).HearingInterrupts() };
        folder.Write("in.csv", Companies.Mixed(50, 50));

        using var process = run.Start("--max-workers", "3");
        await Patience.Until(async () => process.HasEnded || (await sandbox.Count()) > 20, () => "the run never asked 20 times");
        process.Signal(signal);
        var ended = (await process.End()).With(130);

        ended.Error.ShouldContain("--resume");
        var soFar = run.Enriched();
        soFar.Rows.Count.ShouldBeLessThanOrEqualTo(50);
        var finished = soFar.Column("enrichment_status").Count(s => s is not ("" or "pending"));
        finished.ShouldBeLessThan(50);

        (await run.Run("--resume")).With(0);

        run.Report().Unsettled.ShouldBeEmpty();
        run.Report().TotalCost.ShouldBe((await sandbox.Bill()).Total);
        run.Enriched().Column("name").ShouldBe(CsvOfTest.Read(run.Input).Column("name"));
    }
}
