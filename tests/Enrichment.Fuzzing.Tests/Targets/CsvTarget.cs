using Enrichment.Domain.Fields;
using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Fuzzing.Tests.Engine;
using Enrichment.Host.Files;

namespace Enrichment.Fuzzing.Tests.Targets;

/// <summary>A file on its way to rows: every data row of a file that is taken becomes one draft, pending or failed with a reason.</summary>
public sealed class CsvTarget : FuzzTarget
{
    private static readonly CsvLimits Limits = new(64 * 1024, 200);
    private readonly string folder = Directory.CreateTempSubdirectory("enrichment-fuzz-").FullName;

    private string Input => Path.Combine(folder, "input.csv");

    public override string Name => "csv";

    public override int Weight => 5;

    public override IReadOnlyList<string> Words => ["\"", "\"\"", ",", ";", "\t", "|", "\r\n", "\n", "domain", "Homepage", "e-mail", "name", "https://acme.com", "record_id"];

    public override Task Feed(byte[] input)
    {
        File.WriteAllBytes(Input, input);
        try
        {
            Read();
        }
        catch (InputProblemException refused)
        {
            refused.Message.ShouldContain("input.csv");
        }

        return Task.CompletedTask;
    }

    private void Read()
    {
        var survey = InputSurvey.Of(new CsvFile(Input, FormatDetector.Detect(Input), Limits));
        var columns = ColumnDetector.Detect(survey, new Dictionary<ColumnRole, int>());
        var intake = new RowIntake(
            survey, columns, new RowEntities(new EntityIdentifier(TenantId.Parse("local"), new byte[32]), columns),
            new FilledCells(survey.Columns, [.. FieldCatalog.All.Select(f => f.Name)], overwrite: false), RecordIdRule.For(survey.Columns),
            _ => new RowBucket("default", ""));
        var rows = 0L;
        foreach (var draft in intake.Drafts())
        {
            rows++;
            draft.Cells.Count.ShouldBe(survey.Columns.Count);
            (draft.Status == RowStatus.Pending || !string.IsNullOrWhiteSpace(draft.Reason)).ShouldBeTrue($"row {rows} failed without a reason");
        }

        rows.ShouldBe(survey.Rows);
    }

    protected override void Dispose(bool disposing)
    {
        Directory.Delete(folder, true);
        base.Dispose(disposing);
    }
}
