using Enrichment.Domain.Identity;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Rows;

/// <summary>A row as it is stored, with the numbers of the answers that make its values.</summary>
internal sealed record StoredRow(TableRow Row, IReadOnlyList<long> Answers);

/// <summary>Reads stored rows and makes them whole.</summary>
internal static class StoredRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order, but for the priority, which comes as <c>{0}</c>.</summary>
    public const string ColumnsFormat = """
        r.row_id, c.record_id, c.cells, c.filled, c.entities, r.segment, c.geo, {0}, r.status, r.reason,
        r.cost, r.done_seq, r.last_run_at, r.answers
        """;

    public static StoredRow Read<TRow>(TRow row)
        where TRow : IStoredRow => new(
        new TableRow(
            RowKey.RowNo(row.Integer(0)),
            row.RequiredText(1),
            StoredTexts.Read(row.Blob(2)),
            StoredTexts.ReadMap(row.Blob(3)),
            new Dictionary<string, FieldMeta>(),
            new Dictionary<string, string>(),
            [.. StoredTexts.Read(row.Blob(4)).Select(EntityId.Parse)],
            row.RequiredText(5),
            row.RequiredText(6),
            row.Real(7),
            (RowStatus)row.Integer(8),
            row.Text(9),
            row.Dollars(10),
            row.Integer(11),
            row.OptionalTime(12)),
        AnswerList.Read(row.Text(13)));

    /// <summary>Of a row with an answer's number, its status and its document.</summary>
    public static KeyValuePair<long, AnswerDocument> ReadAnswer<TRow>(TRow row)
        where TRow : IStoredRow => new(row.Integer(0), StoredAnswer.Read(row.Integer(0), (RowStatus)row.Integer(1), row.Blob(2)));

    /// <summary>The numbers of the answers that a page of rows needs, each once.</summary>
    public static IReadOnlyList<long> AnswersOf(IEnumerable<StoredRow> page) => [.. page.SelectMany(p => p.Answers).Select(Math.Abs).Distinct()];

    public static IReadOnlyList<TableRow> Compose(IReadOnlyList<StoredRow> page, IReadOnlyDictionary<long, AnswerDocument> answers) =>
        [.. page.Select(p => RowComposer.Compose(p.Row, [.. p.Answers.Select(no => new RowAnswer(answers[Math.Abs(no)], no < 0))]))];

    /// <summary>Of rows with number, segment, entity and what was told of it, by row: whom each row is about.</summary>
    public static IReadOnlyList<IntakeRow> Intake(IEnumerable<(long No, string Segment, RowEntity? About)> lines) =>
        [.. lines.GroupBy(l => (l.No, l.Segment), l => l.About).Select(g => new IntakeRow(g.Key.No, g.Key.Segment, [.. g.OfType<RowEntity>()]))];

    public static (long No, string Segment, RowEntity? About) ReadIntake<TRow>(TRow row)
        where TRow : IStoredRow => (
        RowKey.RowNo(row.Integer(0)),
        row.RequiredText(1),
        row.Text(2) is { } entity ? new RowEntity(EntityId.Parse(entity), StoredTexts.ReadMap(row.Blob(3))) : null);
}
