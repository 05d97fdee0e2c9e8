using Enrichment.Host.Files;
using Enrichment.Host.Tests.Support;

namespace Enrichment.Host.Tests.Files;

public sealed class InputSurveyTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Ragged_rows_are_counted_and_their_extra_cells_get_columns()
    {
        var survey = Survey("a,b\n1,2\n3\n4,5,6,7\n8,9,,\n");
        survey.Columns.ShouldBe(["a", "b", "extra_1", "extra_2"]);
        survey.Rows.ShouldBe(4);
        survey.ShortRows.ShouldBe(1);
        survey.BadRows.ShouldBe(1);
    }

    [Fact]
    public void Trailing_commas_are_no_extra_cells()
    {
        var survey = Survey("a,b\n1,2,,,\n");
        survey.Columns.ShouldBe(["a", "b"]);
        survey.BadRows.ShouldBe(0);
    }

    [Fact]
    public void A_header_alone_is_refused() =>
        Should.Throw<InputProblemException>(() => Survey("a,b\n\n")).Reason.ShouldBe("there is a header but no rows below it");

    [Fact]
    public void A_header_with_a_NUL_byte_is_refused() =>
        Should.Throw<InputProblemException>(() => Survey("a,b\0\n1,2\n")).Reason.ShouldBe("the header's column 2: NUL byte in the cell");

    [Fact]
    public void A_blank_header_is_refused() =>
        Should.Throw<InputProblemException>(() => Survey(",,\n1,2,3\n")).Line.ShouldBe(1);

    [Fact]
    public void Fitting_a_row_pads_it_to_the_tables_width()
    {
        var survey = Survey("a,b\n1\n4,5,6\n");
        var rows = survey.File.Records().Skip(1).Select(r => RowShape.Fit(r.Cells, survey.HeaderWidth, survey.Columns.Count)).ToList();
        rows[0].ShouldBe(["1", "", ""]);
        rows[1].ShouldBe(["4", "5", "6"]);
    }

    private InputSurvey Survey(string text) => InputSurvey.Of(Csv.File(folder.Write("in.csv", text)));

    public void Dispose() => folder.Dispose();
}
