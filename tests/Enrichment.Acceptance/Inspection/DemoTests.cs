using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Inspection;

/// <summary>The first command a newcomer types.</summary>
public sealed partial class DemoTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        EndTheDemosSandbox();
        folder.Dispose();
    }

    [Fact]
    public async Task A_demo_that_is_killed_and_run_again_ends_with_money_that_adds_up()
    {
        var launch = new Launch(folder.Path);
        using var killed = EnrichProcess.Start(launch, "demo", "--folder", "demo");
        await Patience.Until(async () => killed.HasEnded || await Finished() > 20, () => $"the demo never finished twenty records\n{killed.Error}");
        killed.HasEnded.ShouldBeFalse(killed.Error);
        killed.KillHard();
        await killed.End();

        var ended = await EnrichProcess.Run(launch, "demo", "--folder", "demo");

        ended.ExitCode.ShouldBeOneOf(0, 3);
        ended.Error.ShouldContain("an unfinished demo lies there");
        var proof = TheProof().Match(ended.Out);
        proof.Success.ShouldBeTrue(ended.Out);
        Dollars(proof.Groups[2]).ShouldBeGreaterThanOrEqualTo(Dollars(proof.Groups[1]));
        CsvOfTest.Read(folder.At("demo/companies-enriched.csv")).Rows.Count
            .ShouldBe(CsvOfTest.Read(Path.Combine(Repository.Root, "samples", "companies-sample.csv")).Rows.Count);
    }

    private async Task<long> Finished()
    {
        var progress = folder.At("demo/enrichment_progress.json");
        if (!File.Exists(progress))
        {
            return 0;
        }

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(progress));
        return json.RootElement.GetProperty("completed_count").GetInt64();
    }

    /// <summary>The sandbox outlives a demo that is killed, on purpose; a test that fails must not leave it behind.</summary>
    private void EndTheDemosSandbox()
    {
        var note = folder.At("demo/.sandbox.json");
        if (!File.Exists(note))
        {
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(note));
        try
        {
            using var sandbox = Process.GetProcessById(json.RootElement.GetProperty("ProcessId").GetInt32());
            if (sandbox.ProcessName is "dotnet" or "enrich")
            {
                sandbox.Kill();
            }
        }
        catch (ArgumentException)
        {
            // The demo has ended it.
        }
    }

    private static decimal Dollars(Group found) => decimal.Parse(found.Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"the ledger says \$([\d.,]*\d), the sandbox's own bill says \$([\d.,]*\d)")]
    private static partial Regex TheProof();
}
