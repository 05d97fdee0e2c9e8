using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>A file run that is killed while it buys, and that ends well once it may go on.</summary>
internal static class KilledRun
{
    /// <summary>Starts the run and kills it once the vendors have billed more than so many dollars.</summary>
    public static async Task Kill(this FileRunOfTest run, SandboxProcess sandbox, decimal dollars)
    {
        using var process = run.Start("--max-workers", "2");
        await Patience.Until(async () => process.HasEnded || (await sandbox.Bill()).Total > dollars, () => "nothing was ever charged");
        process.KillHard();
        (await process.End()).ExitCode.ShouldNotBe(0, "the run ended before it could be killed");
    }

    public static async Task EndsWell(this FileRunOfTest run, string data, int rows, SandboxProcess sandbox)
    {
        (await run.Run("--resume")).With(0);
        CsvOfTest.Read(run.Input).ShouldBeRepeatedBy(run.Enriched());
        await StoreOfTest.AllIsWell(data, rows, sandbox);
    }
}
