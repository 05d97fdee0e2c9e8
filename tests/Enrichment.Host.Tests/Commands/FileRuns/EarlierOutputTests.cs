using Enrichment.Domain.Rows;
using Enrichment.Host.Commands;
using Enrichment.Host.Commands.FileRuns;
using Enrichment.Host.Output;

namespace Enrichment.Host.Tests.Commands.FileRuns;

public sealed class EarlierOutputTests : IDisposable
{
    private const string Header = "name,industry,company_phone,enrichment_status,enrichment_sources,enrichment_cost\n";
    private static readonly string[] Fields = ["company.industry", "company.phone"];
    private readonly TempFolder folder = new();

    [Fact]
    public void Rows_are_found_by_their_input_cells_though_blanks_were_filled()
    {
        var output = Read(Header + "Acme,Rockets,'=1+1,enriched,hunter.company,0.5\nBeta,Mine,,no_result,,0\n");
        var acme = output.Find(["Acme", ""])!;
        acme.Status.ShouldBe(RowStatus.Enriched);
        acme.Values["company.industry"].ShouldBe("Rockets");
        acme.Values["company.phone"].ShouldBe("=1+1");
        acme.Values[RowProvenance.CarriedSources].ShouldBe("hunter.company");
        acme.Values[RowProvenance.CarriedCost].ShouldBe("0.5");
        output.Find(["Beta", "Mine"])!.Status.ShouldBe(RowStatus.NoResult);
        output.Find(["Beta", "Other"]).ShouldBeNull();
        output.Find(["Gamma", ""]).ShouldBeNull();
    }

    [Theory]
    [InlineData("Beta,Mine")]
    [InlineData("Beta,Mine,,enri")]
    [InlineData("Beta,\"Mine,,enriched")]
    public void A_last_line_cut_short_is_no_finished_row(string cut)
    {
        var output = Read(Header + "Acme,Rockets,,enriched,,0\n" + cut);
        output.Find(["Acme", ""]).ShouldNotBeNull();
        output.Find(["Beta", "Mine"]).ShouldBeNull();
    }

    [Fact]
    public void An_output_of_another_input_is_refused() =>
        Should.Throw<UsageException>(() => Read("title,industry,enrichment_status,enrichment_sources,enrichment_cost\n")).Message.ShouldContain("is not of this input");

    [Fact]
    public void No_output_at_all_is_an_empty_one() =>
        EarlierOutput.Read(folder.At("none.csv"), ["name", "industry"], Fields, false).Find(["Acme", ""]).ShouldBeNull();

    private EarlierOutput Read(string text) => EarlierOutput.Read(folder.Write("out.csv", text), ["name", "industry"], Fields, false);

    public void Dispose() => folder.Dispose();
}
