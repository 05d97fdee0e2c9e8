using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;

namespace Enrichment.Host.Files;

/// <summary>Which bucket a row belongs to.</summary>
/// <param name="Geo">Blank where the place is not known.</param>
public readonly record struct RowBucket(string Segment, string Geo);

/// <summary>Turns records into rows for the store: who they are about, what they tell, what they hold already, how urgent they are.</summary>
/// <param name="bucketOf">Puts a row's cells into a bucket.</param>
public sealed class RowIntake(
    InputSurvey survey,
    ColumnMap columns,
    RowEntities entities,
    FilledCells filled,
    RecordIdRule ids,
    Func<IReadOnlyList<string>, RowBucket> bucketOf)
{
    // Rows that share a chosen id are one record: the first of them says whom it is about.
    private readonly Dictionary<RecordId, IReadOnlyList<RowEntity>>? firstOfRecord = ids.UsesWholeRow ? null : [];

    /// <summary>Every data row of the input, in order.</summary>
    public IEnumerable<RowDraft> Drafts()
    {
        var row = 0L;
        foreach (var record in survey.File.Records().Skip(1))
        {
            yield return Draft(++row, record);
        }
    }

    /// <param name="row">1-based place among the data rows.</param>
    public RowDraft Draft(long row, CsvRecord record)
    {
        var cells = RowShape.Fit(record.Cells, survey.HeaderWidth, survey.Columns.Count);
        var id = ids.Of(cells);
        var problem = RowShape.ProblemOf(record, survey.HeaderWidth);
        var about = problem is null ? AboutWhom(id, cells, out problem) : [];
        var bucket = bucketOf(cells);
        return new RowDraft(
            row, id.Value, cells, filled.Of(cells), about, bucket.Segment, bucket.Geo,
            PriorityCell.Read(columns.Cell(cells, ColumnRole.Priority)),
            problem is null ? RowStatus.Pending : RowStatus.Failed,
            problem is null || problem.StartsWith("line ", StringComparison.Ordinal) ? problem : $"line {record.Line}: {problem}");
    }

    private IReadOnlyList<RowEntity> AboutWhom(RecordId id, IReadOnlyList<string> cells, out string? problem)
    {
        problem = null;
        if (firstOfRecord is not null && firstOfRecord.TryGetValue(id, out var known))
        {
            return known;
        }

        var about = entities.Of(cells, out var note);
        problem = about.Count == 0 ? note : null;
        if (problem is null)
        {
            firstOfRecord?.Add(id, about);
        }

        return about;
    }
}
