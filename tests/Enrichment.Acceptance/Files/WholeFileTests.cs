using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.Files;

/// <summary>Files as they are found in the world come out whole, in order, and otherwise unaltered.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_messy_file_comes_out_with_every_row_in_order_and_every_cell_as_it_was()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "61");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", MessyFile.Bytes(400, seed: 4));

        (await run.Run("--stages", "fund", "--max-workers", "20")).With(0);

        MessyFile.Cells(400, seed: 4).ShouldBeRepeatedBy(run.Enriched());
        run.Report().TotalCost.ShouldBe((await sandbox.Bill()).Total);
    }

    [Fact]
    public async Task The_sample_that_is_shipped_comes_out_whole()
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "62");
        await EnrichedWhole(Path.Combine(Repository.Root, "samples", "companies-sample.csv"), sandbox);
    }

    [Fact]
    public async Task All_of_companies_csv_comes_out_whole()
    {
        var file = Path.Combine(Repository.Shared, "data", "companies.csv");
        File.Exists(file).ShouldBeTrue($"{file} is not there: lay the shared folder beside the repository, or name it in ENRICHMENT_SHARED");
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "63");
        (await EnrichedWhole(file, sandbox)).Rows.Count.ShouldBe(9_601);
    }

    private async Task<CsvOfTest> EnrichedWhole(string file, SandboxProcess sandbox)
    {
        var run = new FileRunOfTest(folder, sandbox);
        File.Copy(file, run.Input);

        (await run.Run("--max-workers", "20")).With(0);

        var output = run.Enriched();
        InputCopy.OfMixedEncodings(file, folder).ShouldBeRepeatedBy(output);
        run.Report().TotalCost.ShouldBe((await sandbox.Bill()).Total);
        return output;
    }
}
