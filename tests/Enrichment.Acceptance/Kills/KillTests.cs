using System.Globalization;
using Enrichment.Acceptance.Money;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Kills;

/// <summary>
/// A run killed with -9 at random moments and resumed each time. Six kills by default; the environment variable
/// <c>ENRICHMENT_KILLS</c> asks for more.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Rows = 240;
    private const string Seed = "21";
    private readonly TempFolder unbroken = new();
    private readonly TempFolder broken = new();

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("ENRICHMENT_KILLS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 6;

    public void Dispose()
    {
        unbroken.Dispose();
        broken.Dispose();
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        var (expected, calls) = await RunUnbroken();
        using var sandbox = await SandboxProcess.Start(broken, "--seed", Seed, "--latency", "20ms");
        var run = new FileRunOfTest(broken, sandbox);
        broken.Write("in.csv", Companies.Mixed(Rows, Rows));

        await KillAtRandomMoments(run, Kills, calls, "--budget", "1000");
        (await run.Run("--resume")).With(0);

        await MoneyTests.BillLiesWithinTheReport(run, sandbox);
        (run.Report().Completed + run.Report().Failed).ShouldBe(expected.Rows.Count);
        SameRows(run.Enriched(), expected, [.. run.Report().Unsettled.Select(u => u.Entity)]);
    }

    [Fact]
    public async Task Kills_let_no_budget_be_exceeded()
    {
        const decimal Budget = 4;
        using var sandbox = await SandboxProcess.Start(broken, "--seed", Seed, "--latency", "20ms");
        var run = new FileRunOfTest(broken, sandbox);
        broken.Write("in.csv", Companies.All("biotech", 150));

        await KillAtRandomMoments(run, 3, 250, "--budget", "4");
        (await run.Run("--resume")).With(3);

        (await sandbox.Bill()).Total.ShouldBeInRange(Budget * 0.8m, Budget);
        var report = run.Report();
        (report.TotalCost + report.UnsettledAtMost).ShouldBeLessThanOrEqualTo(Budget);
        await MoneyTests.BillLiesWithinTheReport(run, sandbox);
    }

    private async Task<(CsvOfTest Rows, long Calls)> RunUnbroken()
    {
        using var sandbox = await SandboxProcess.Start(unbroken, "--seed", Seed, "--latency", "20ms");
        var run = new FileRunOfTest(unbroken, sandbox);
        unbroken.Write("in.csv", Companies.Mixed(Rows, Rows));
        (await run.Run()).With(0);
        return (run.Enriched(), await sandbox.Count());
    }

    /// <summary>The moments are numbers of calls that the sandbox has seen, spread over the whole run; the first lies before any.</summary>
    private static async Task KillAtRandomMoments(FileRunOfTest run, int kills, long calls, params string[] options)
    {
        var dice = new Random(6);
        var moments = Enumerable.Range(0, kills - 1).Select(_ => dice.NextInt64(calls)).Append(0).Order();
        var killed = 0;
        foreach (var moment in moments)
        {
            using var process = run.Start([.. options, "--max-workers", "4", .. killed == 0 ? Array.Empty<string>() : ["--resume"]]);
            await Patience.Until(async () => process.HasEnded || await run.Sandbox.Count() >= moment, () => $"{moment} calls never came");
            if (moment == 0)
            {
                await process.UntilItSays("record id");
            }

            if (process.HasEnded)
            {
                break;
            }

            process.KillHard();
            await process.End();
            killed++;
            await BillLiesWithinTheLedger(run);
        }

        killed.ShouldBeGreaterThan(kills / 2, "the run ended before it could be killed");
    }

    /// <summary>A process that is dead has settled nothing: what it had in flight is still reserved at its most.</summary>
    private static async Task BillLiesWithinTheLedger(FileRunOfTest run)
    {
        var bill = (await run.Sandbox.Bill()).Total;
        if (bill == 0)
        {
            return;
        }

        var ledger = await run.Ask("ledger", "--limit", "0");
        var charged = ledger.GetProperty("total").GetDecimal();
        var open = ledger.GetProperty("sources").EnumerateArray()
            .Sum(s => s.GetProperty("reserved").GetDecimal() + s.GetProperty("unsettled_most").GetDecimal());
        bill.ShouldBeInRange(charged, charged + open);
    }

    /// <summary>What rows cost and where they have it from may differ where a call's answer was lost; their contents may not.</summary>
    private static void SameRows(CsvOfTest actual, CsvOfTest expected, IReadOnlyList<string> lost)
    {
        actual.Header.ShouldBe(expected.Header);
        actual.Rows.Count.ShouldBe(expected.Rows.Count);
        string[] apart = ["enrichment_cost", "enrichment_sources"];
        var domain = expected.IndexOf("website");
        foreach (var (row, wanted) in actual.Rows.Zip(expected.Rows))
        {
            var leftOut = lost.Any(entity => entity.Contains(wanted[domain].Replace("http://www.", "", StringComparison.Ordinal), StringComparison.Ordinal)) ? apart : [];
            Cells(row, actual.Header, leftOut).ShouldBe(Cells(wanted, expected.Header, leftOut));
        }
    }

    private static string Cells(IReadOnlyList<string> row, IReadOnlyList<string> header, string[] leftOut) =>
        string.Join('|', row.Where((_, column) => !leftOut.Contains(header[column])));
}
