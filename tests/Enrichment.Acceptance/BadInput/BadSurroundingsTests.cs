using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.BadInput;

/// <summary>Another process that was there first.</summary>
public sealed class BadSurroundingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

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
