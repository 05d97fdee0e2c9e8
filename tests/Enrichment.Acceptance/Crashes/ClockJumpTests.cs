using Enrichment.Acceptance.Money;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>The wall clock is set while the program works, as after a machine slept or its time was corrected.</summary>
public sealed class ClockJumpTests : IDisposable
{
    private const int Rows = 120;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_ends_well_while_the_clock_jumps_forth_and_back()
    {
        var clock = new JumpingClock(folder);
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "93", "--latency", "50ms", "--faults", "throttled=0.1,error=0.05");
        var run = new FileRunOfTest(folder, sandbox) { Launch = clock.Over(new Launch(folder.Path)) };
        folder.Write("in.csv", Companies.Mixed(Rows, Rows));

        using var process = run.Start("--stages", "fund", "--max-workers", "4");
        await After(20, TimeSpan.FromHours(1));
        await After(60, TimeSpan.FromDays(-1));
        await After(100, TimeSpan.FromDays(1000));
        await After(140, TimeSpan.FromHours(-1));
        (await process.End()).With(0);

        CsvOfTest.Read(run.Input).ShouldBeRepeatedBy(run.Enriched());
        await MoneyTests.BillLiesWithinTheReport(run, sandbox);
        await StoreOfTest.AllIsWell(folder.At("data"), Rows, sandbox);
        HoursBetweenCalls().ShouldBeGreaterThan(24_000, "the clock did jump");

        async Task After(long calls, TimeSpan ahead)
        {
            await Patience.Until(async () => process.HasEnded || await sandbox.Count() >= calls, () => $"{calls} calls never came");
            process.HasEnded.ShouldBeFalse("the run ended before the clock could jump");
            clock.Set(ahead);
        }
    }

    [Theory]
    [InlineData(-24)]
    [InlineData(24 * 400)]
    public async Task A_run_that_was_killed_goes_on_under_a_clock_of_another_day(int hours)
    {
        var clock = new JumpingClock(folder);
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "94", "--latency", "20ms");
        var run = new FileRunOfTest(folder, sandbox) { Launch = clock.Over(new Launch(folder.Path)) };
        folder.Write("in.csv", Companies.Mixed(Rows, Rows));

        await run.Kill(sandbox, 0.5m);
        clock.Set(TimeSpan.FromHours(hours));

        await run.EndsWell(folder.At("data"), Rows, sandbox);
        HoursBetweenCalls().ShouldBeGreaterThan(23, "the clock did jump");
    }

    private decimal HoursBetweenCalls() => StoreOfTest.Number(folder.At("data"), "SELECT (max(intended_at) - min(intended_at)) / 3600000000.0 FROM calls");
}
