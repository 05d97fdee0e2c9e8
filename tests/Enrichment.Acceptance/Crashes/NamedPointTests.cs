using Enrichment.Acceptance.Money;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>
/// A run killed with -9 at named points of its writing: <c>strace</c> sends the signal as the program enters a certain call of the kernel for a
/// certain file, so that the call itself is not made. It counts the calls of each thread by itself.
/// </summary>
public sealed class NamedPointTests : IDisposable
{
    private const int Rows = 40;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("data/enrichment.db", "pwrite64", 3, "the store's first pages are written")]
    [InlineData("data/enrichment.db-wal", "pwrite64", 20, "some pages of a commit are written")]
    [InlineData("data/enrichment.db-wal", "fsync", 8, "a commit is written, and not yet durable")]
    [InlineData("data/enrichment.db-wal", "fsync", 30, "a commit of calls or answers is written, and not yet durable")]
    [InlineData("out.csv", "fsync", 1, "the output is begun, and its mark is not stored")]
    [InlineData("out.csv.new", "rename", 1, "the output stands in its order, and is about to take its name")]
    [InlineData("enrichment_report.json.new", "rename", 1, "the run has ended, and its report is about to take its name")]
    public async Task A_run_that_dies_at_a_named_point_goes_on_and_ends_well(string file, string call, int time, string when)
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "71", "--latency", "10ms");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.Mixed(Rows, Rows));
        string[] through =
        [
            "strace", "-qqq", "-f", "-o", "/dev/null", "-P", folder.At(file), "-e", $"trace={call}", "-e", $"inject={call}:signal=KILL:when={time}",
        ];

        var ended = await (run with { Launch = run.Launch with { Through = through } }).Run("--max-workers", "4");

        ended.ExitCode.ShouldBe(128 + 9, $"not killed when {when}: {ended.Error}");
        (await run.Run("--resume")).With(0);
        CsvOfTest.Read(run.Input).ShouldBeRepeatedBy(run.Enriched());
        await MoneyTests.BillLiesWithinTheReport(run, sandbox);
        await StoreOfTest.AllIsWell(folder.At("data"), Rows, sandbox);
    }
}
