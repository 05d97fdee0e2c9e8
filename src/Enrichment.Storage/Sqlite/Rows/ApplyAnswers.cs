using Enrichment.Domain.Money;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Sqlite.Statements;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>
/// Applies the answers of a group to all rows of their (bucket, entity): two statements per kind of entity, whatever the number of
/// answers and rows.
/// </summary>
internal sealed class ApplyAnswers(StatementCounts counts)
    : StoreHandler<AnswersToApply, IReadOnlyList<AppliedAnswer>>(counts, StatementArea.Rows)
{
    private static readonly RowSet<(EntityAnswer Answer, byte[] Document)> InsertAnswers = new(
        "request_id, bucket, entity, status, signs, cost, at, document",
        """
        INSERT INTO answers(request_id, bucket_no, seq, entity_no, late, first_row, status, signs, cost, at, document)
        SELECT n.request_id, w.bucket_no, w.seq, w.entity_no, w.state = 2, w.first_row, n.status, n.signs, n.cost, n.at, n.document
        FROM n CROSS JOIN buckets b ON b.bucket = n.bucket CROSS JOIN entities e ON e.entity = n.entity
             CROSS JOIN work w ON w.bucket_no = b.bucket_no AND w.entity_no = e.entity_no AND w.state <> 1
        WHERE true ON CONFLICT (request_id) DO NOTHING RETURNING answer_no, request_id
        """,
        static (row, item) => row.Text(item.Answer.RequestId).Text(item.Answer.Bucket.ToString()).Text(item.Answer.Entity.ToString())
            .Number((long)item.Answer.Status).Number((long)RowSignsOfAnswers.Of(item.Answer)).Number(Nanos.From(item.Answer.Cost))
            .Number(Columns.Micros(item.Answer.At)).Text(item.Document));

    /// <summary>The status rule is that of <see cref="JointStatus"/>, on the row's counts and signs.</summary>
    /// <remarks>
    /// A group's rows are numbered by their places in the table, after the last number given: no window is needed. The limit, which
    /// cuts nothing off, keeps the planner from drawing the inner query into the update and reading all rows first.
    /// </remarks>
    private const string UpdateRows = $"""
        UPDATE rows SET
          answers = coalesce(rows.answers || ',', '') || a.number,
          cost = rows.cost + a.cost,
          signs = rows.signs | a.signs,
          open = rows.open - 1 + a.late,
          deferred = rows.deferred + (a.status = 6) - a.late,
          status = CASE WHEN rows.open - 1 + a.late > 0 THEN 0
                        WHEN rows.deferred + (a.status = 6) - a.late > 0 THEN 6
                        WHEN rows.entities = 1 THEN a.status
                        WHEN (rows.signs | a.signs) & 8 = 0 THEN 5
                        WHEN (rows.signs | a.signs) & 4 = 0 THEN 1
                        WHEN (rows.signs | a.signs) & 2 THEN 2
                        WHEN (rows.signs | a.signs) & 1 THEN 4
                        ELSE 3 END,
          done_seq = iif(rows.open - 1 + a.late > 0, 0, a.done_seq),
          last_run_at = a.at,
          reason = NULL
        FROM (SELECT l.row_id, a.bucket_no, a.signs, a.late, a.status, a.at,
                     iif(l.row_id = a.first_row, a.answer_no, -a.answer_no) AS number,
                     iif(l.row_id = a.first_row, a.cost, 0) AS cost,
                     (l.row_id & 4294967295) + (
                       SELECT max({DoneSeq.Last}) FROM tables t WHERE t.table_no IN (
                         SELECT f.table_no FROM answers n CROSS JOIN buckets f ON f.bucket_no = n.bucket_no WHERE n.answer_no >= ?1)) AS done_seq
              FROM answers a CROSS JOIN buckets b ON b.bucket_no = a.bucket_no
                   CROSS JOIN links l ON l.entity_no = a.entity_no AND l.row_id > (b.table_no << 32) AND l.row_id < ((b.table_no + 1) << 32)
              WHERE a.answer_no >= ?1 LIMIT -1) a
        WHERE rows.row_id = a.row_id AND rows.bucket_no = a.bucket_no
        RETURNING rows.answers, rows.status
        """;

    protected override void Execute(StoreSql sql, IReadOnlyList<AnswersToApply> items, IReadOnlyList<AppliedAnswer>[] results)
    {
        var documents = new Dictionary<EntityAnswer, byte[]>(ReferenceEqualityComparer.Instance);
        foreach (var (answer, document) in items.SelectMany(item => item.Answers)) documents[answer] = document;
        var applied = new AppliedAnswers();
        foreach (var pass in AnswerOrder.Passes(items.SelectMany(item => item.Answers, (_, a) => a.Answer)))
        {
            Apply(sql, [.. pass.Select(answer => (answer, documents[answer]))], applied);
        }

        for (var i = 0; i < items.Count; i++) results[i] = applied.Of(items[i]);
    }

    private static void Apply(StoreSql sql, IReadOnlyList<(EntityAnswer Answer, byte[] Document)> answers, AppliedAnswers applied)
    {
        var taken = InsertAnswers.List(sql, answers, row => (No: row.Integer(0), Request: row.RequiredText(1))).ToDictionary(t => t.No, t => t.Request);
        if (taken.Count == 0) return;
        var statement = sql.Prepare(UpdateRows).Bind(1, taken.Keys.Min());
        foreach (var (answerNo, status) in statement.List(row => (AnswerList.Newest(row.Blob(0)), (RowStatus)row.Integer(1))))
        {
            applied.Count(taken[answerNo], status, 1);
        }
    }
}
