using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Money;

/// <summary>A vendor is never asked more often than it documents.</summary>
public sealed class RequestLimitTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_source_is_called_above_its_documented_limit_faults_or_not()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "15", "--limits", "documented", "--faults", "error=0.1");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", Companies.All("biotech", 180));

        (await run.Run("--stages", "fund", "--limits", "documented", "--max-workers", "20")).With(0);

        var calls = (await sandbox.Calls()).Where(c => c.IsVendor).ToList();
        calls.ShouldNotContain(c => c.Status == 429 || c.Status == 403);
        MostIn(TimeSpan.FromSeconds(1), calls.Where(c => c.Source == "hunter")).ShouldBeLessThanOrEqualTo(15);
        MostIn(TimeSpan.FromMinutes(1), calls.Where(c => c.Source == "hunter")).ShouldBeLessThanOrEqualTo(500);
        calls.Count(c => c.Source == "data-axle").ShouldBeGreaterThan(150, "more than one window may hold");
        MostIn(TimeSpan.FromSeconds(10), calls.Where(c => c.Source == "data-axle")).ShouldBeLessThanOrEqualTo(150);
    }

    /// <summary>The most calls of one operation in one window of the clock, as vendors count.</summary>
    private static int MostIn(TimeSpan window, IEnumerable<Call> calls) =>
        calls.GroupBy(c => (c.Operation, Window: c.At.UtcTicks / window.Ticks)).Max(g => g.Count());
}
