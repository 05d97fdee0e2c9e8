using System.Text;
using Enrichment.Acceptance.Support;

namespace Enrichment.Acceptance.BadInput;

/// <summary>A row that cannot be read costs no other row.</summary>
public sealed class BadRowTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Rows_too_short_too_long_or_with_a_NUL_byte_are_kept_and_named_and_the_rest_is_worked()
    {
        var rows = await Enriched(Encoding.UTF8.GetBytes("name,website\na,alpha.com\nb\nc,gamma.com,extra\nd\0d,delta.com\ne,epsilon.com\n"));

        rows.Column("name").ShouldBe(["a", "b", "c", "d\0d", "e"]);
        var status = rows.Column("enrichment_status");
        status[0].ShouldNotBe("failed");
        status[2].ShouldBe("failed");
        status[3].ShouldBe("failed");
        status[4].ShouldNotBe("failed");
        Errors().ShouldContain("line 4: 3 cells where the header has 2");
        Errors().ShouldContain("line 5, column 1: NUL byte");
    }

    [Fact]
    public async Task A_cell_of_a_hundred_megabytes_fails_its_row_alone()
    {
        var rows = await Enriched([.. "name,website\na,alpha.com\n\""u8, .. Enumerable.Repeat((byte)'x', 100_000_000), .. "\",beta.com\nc,gamma.com\n"u8]);

        rows.Column("website").ShouldBe(["alpha.com", "beta.com", "gamma.com"]);
        var status = rows.Column("enrichment_status");
        status[1].ShouldBe("failed");
        status.Count(s => s == "failed").ShouldBe(1);
        Errors().ShouldContain("line 3, column 1: cell larger than the limit");
    }

    [Fact]
    public async Task Two_columns_of_one_name_both_stay()
    {
        var rows = await Enriched(Encoding.UTF8.GetBytes("name,name,website\na,b,alpha.com\n"));

        rows.Header.Take(3).ShouldBe(["name", "name", "website"]);
        rows.Rows[0].Take(3).ShouldBe(["a", "b", "alpha.com"]);
    }

    [Fact]
    public async Task UTF_16_is_read_and_comes_out_as_UTF_8()
    {
        var rows = await Enriched([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name,website\r\nMüller 株式会社,alpha.com\r\n")]);

        rows.Column("name").ShouldBe(["Müller 株式会社"]);
    }

    private async Task<CsvOfTest> Enriched(byte[] input)
    {
        using var sandbox = await SandboxProcess.Start(folder, "--seed", "71");
        var run = new FileRunOfTest(folder, sandbox);
        folder.Write("in.csv", input);
        (await run.Run("--stages", "fund")).With(0);
        run.Report().TotalCost.ShouldBe((await sandbox.Bill()).Total);
        return run.Enriched();
    }

    private string Errors() => File.ReadAllText(folder.At("enrichment_errors.log"));
}
