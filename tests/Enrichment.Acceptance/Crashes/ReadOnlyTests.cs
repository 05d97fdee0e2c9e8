using System.Runtime.Versioning;
using System.Security.Cryptography;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Crashes;

/// <summary>Files and folders that may not be written, after a run that was killed: what it left is not touched.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ReadOnlyTests : IDisposable
{
    private const UnixFileMode MayRead = UnixFileMode.UserRead;
    private const UnixFileMode MayWrite = MayRead | UnixFileMode.UserWrite;
    private const UnixFileMode MayEnter = MayRead | UnixFileMode.UserExecute;
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        File.SetUnixFileMode(folder.At("data"), MayEnter | MayWrite);
        folder.Dispose();
    }

    [Fact]
    public async Task A_data_directory_that_may_not_be_written_is_named_and_left_as_it_is()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "20ms");
        var run = await Killed(sandbox);
        File.SetUnixFileMode(folder.At("data"), MayEnter);
        var before = Contents();

        (await run.Run("--resume")).With(2).Error.ShouldContain($"enrich: The data directory {folder.At("data")} cannot be used: it is not writable for this user");

        Contents().ShouldBe(before);
        File.SetUnixFileMode(folder.At("data"), MayEnter | MayWrite);
        await run.EndsWell(folder.At("data"), 60, sandbox);
    }

    [Fact]
    public async Task A_store_that_may_not_be_written_is_named_and_left_as_it_is()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "20ms");
        var run = await Killed(sandbox);
        SetStoresMode(MayRead);
        var before = Contents();

        (await run.Run("--resume")).With(2).Error.ShouldContain($"enrich: The store {folder.At("data/enrichment.db")} is not available: it is read-only");
        var served = await EnrichProcess.Run(run.Launch, "serve", "--port", "0", "--data-dir", "data", "--sandbox", sandbox.Address.ToString());

        served.With(2).Error.ShouldContain($"enrich: The store {folder.At("data/enrichment.db")} is not available: it is read-only");
        served.Out.ShouldNotContain("listening");
        Contents().ShouldBe(before);
        SetStoresMode(MayWrite);
        await run.EndsWell(folder.At("data"), 60, sandbox);
    }

    [Fact]
    public async Task What_was_bought_can_be_looked_at_where_nothing_may_be_written()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--latency", "20ms");
        var run = await Killed(sandbox);
        SetStoresMode(MayRead);
        File.SetUnixFileMode(folder.At("data"), MayEnter);
        var before = Contents();

        var total = (await run.Ask("ledger")).GetProperty("total").GetDecimal();

        total.ShouldBeInRange(0.000000001m, (await sandbox.Bill()).Total);
        Contents().ShouldBe(before);
    }

    private async Task<FileRunOfTest> Killed(SandboxProcess sandbox)
    {
        var run = new FileRunOfTest(folder, sandbox) { Launch = new Launch(folder.Path).BoundByPermissions() };
        folder.Write("in.csv", Companies.Mixed(60, 60));
        await run.Kill(sandbox, 1);
        return run;
    }

    private void SetStoresMode(UnixFileMode mode)
    {
        foreach (var file in Directory.GetFiles(folder.At("data"), "enrichment.db*"))
        {
            File.SetUnixFileMode(file, mode);
        }
    }

    /// <summary>The store and its log; what is in memory shared by those who read it (-shm) is nobody's data.</summary>
    private string[] Contents() =>
        [.. new[] { "enrichment.db", "enrichment.db-wal" }.Select(name => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(folder.At($"data/{name}")))))];
}
