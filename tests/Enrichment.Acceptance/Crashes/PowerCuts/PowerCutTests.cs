using System.Globalization;
using Enrichment.Acceptance.Money;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes.PowerCuts;

/// <summary>
/// A run whose power is cut: every file is set back to what was synced, plus any part of what was written since. Three cuts that a run goes on from,
/// each with some more moments that are only looked at; the environment variable <c>ENRICHMENT_POWER_CUTS</c> asks for more.
/// </summary>
public sealed class PowerCutTests : IDisposable
{
    private const int Rows = 60;
    private const int CutsOfRun = 3;
    private const int LeastTraced = 1_000_000;
    private const int MostTraced = 6_000_000;
    private const int LookedAtPerCut = 8;
    private readonly TempFolder elsewhere = new();

    private static int Cuts =>
        int.TryParse(Environment.GetEnvironmentVariable("ENRICHMENT_POWER_CUTS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 3;

    public void Dispose() => elsewhere.Dispose();

    [Fact]
    public async Task A_run_whose_power_is_cut_loses_nothing_that_was_acknowledged_and_ends_with_every_row()
    {
        for (var (left, round) = (Cuts, 0); left > 0; left -= CutsOfRun, round++)
        {
            using var folder = new TempFolder();
            await RunCutShort(folder, Math.Min(left, CutsOfRun), new Random(round));
        }
    }

    private async Task RunCutShort(TempFolder folder, int cuts, Random chance)
    {
        using var sandbox = await SandboxProcess.Start(elsewhere, "--seed", "61", "--latency", "20ms");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(Rows, Rows));

        for (var cut = 0; cut < cuts && await Cut(run, chance); cut++)
        {
        }

        (await run.Run("--budget", "1000", "--resume")).With(0);
        CsvOfTest.Read(run.Input).ShouldBeRepeatedBy(run.Enriched());
        await MoneyTests.BillLiesWithinTheReport(run, sandbox);
        await StoreOfTest.AllIsWell(folder.At("data"), Rows, sandbox);
    }

    /// <returns>Whether the run was still going on.</returns>
    private static async Task<bool> Cut(FileRunOfTest run, Random chance)
    {
        var (folder, data) = (run.Folder.Path, run.Folder.At("data"));
        var before = FolderOnDisk.Contents(folder);
        using var traced = new TracedRun(run, "--budget", "1000", "--max-workers", "4", "--resume");
        var moment = chance.NextInt64(LeastTraced, MostTraced);
        await Patience.Until(() => Task.FromResult(traced.HasEnded || traced.Recorded >= moment), () => $"{moment} bytes were never traced");
        var known = Known.In(data);
        if (!await traced.Kill())
        {
            return false;
        }

        var operations = traced.Operations(folder);
        operations.ShouldNotBeEmpty();
        for (var i = 0; i < LookedAtPerCut; i++)
        {
            using var found = new TempFolder();
            var at = operations[chance.Next(operations.Count)].Begun;
            Restore(before, operations, at, folder, found.Path, chance);
            await EachPaidCallIsKnown(found.At("data"), run.Sandbox, DateTimeOffset.UnixEpoch.AddSeconds(at));
        }

        Restore(before, operations, double.PositiveInfinity, folder, folder, chance);
        if (known is not null)
        {
            Known.In(data)!.ShouldHold(known);
        }

        await EachPaidCallIsKnown(data, run.Sandbox, DateTimeOffset.MaxValue);
        return true;
    }

    private static void Restore(
        IReadOnlyDictionary<string, byte[]> before, IReadOnlyList<DiskOperation> operations, double at, string folder, string to, Random chance)
    {
        var disk = new FolderOnDisk(folder, before);
        disk.Do(operations, at);
        disk.Restore(to, chance);
    }

    /// <summary>What was billed until then was settled, or is reserved at its most.</summary>
    private static async Task EachPaidCallIsKnown(string data, SandboxProcess sandbox, DateTimeOffset until)
    {
        var billed = (await sandbox.Calls()).Where(c => c.At < until).Sum(c => c.Charged);
        if (Known.In(data) is not { } known)
        {
            billed.ShouldBe(0, "calls were paid before there was a store that knows of them");
            return;
        }

        StoreOfTest.Text(data, "PRAGMA integrity_check").ShouldBe("ok");
        billed.ShouldBeInRange(until == DateTimeOffset.MaxValue ? known.Charged : 0, known.Charged + known.Open);
    }
}
