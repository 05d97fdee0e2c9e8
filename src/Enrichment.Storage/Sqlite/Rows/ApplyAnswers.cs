using Enrichment.Domain.Money;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Sqlite.Statements;

namespace Enrichment.Storage.Sqlite.Rows;

/// <summary>
/// Applies the answers of a group to all rows of their (bucket, entity): two statements whatever the number of answers and rows.
/// </summary>
internal sealed class ApplyAnswers(StatementCounts counts)
    : StoreHandler<IReadOnlyList<EntityAnswer>, IReadOnlyList<AppliedAnswer>>(counts, StatementArea.Rows)
{
    private static readonly RowSet<EntityAnswer> InsertAnswers = new(
        "request_id, bucket, entity, status, signs, cost, at, document",
        """
        INSERT INTO answers(request_id, bucket_no, seq, entity_no, late, status, signs, cost, at, document)
        SELECT n.request_id, w.bucket_no, w.seq, w.entity_no, w.state = 2, n.status, n.signs, n.cost, n.at, n.document
        FROM n CROSS JOIN buckets b ON b.bucket = n.bucket CROSS JOIN entities e ON e.entity = n.entity
             CROSS JOIN work w ON w.bucket_no = b.bucket_no AND w.entity_no = e.entity_no AND w.state <> 1
        WHERE true ON CONFLICT (request_id) DO NOTHING RETURNING answer_no, request_id
        """,
        static (row, answer) => row.Text(answer.RequestId).Text(answer.Bucket.ToString()).Text(answer.Entity.ToString())
            .Number((long)answer.Status).Number((long)RowSignsOfAnswers.Of(answer)).Number(Nanos.From(answer.Cost))
            .Number(Columns.Micros(answer.At)).Text(StoredAnswer.Write(answer)));

    protected override void Execute(StoreSql sql, IReadOnlyList<IReadOnlyList<EntityAnswer>> items, IReadOnlyList<AppliedAnswer>[] results)
    {
        var changes = new Dictionary<string, Dictionary<RowStatus, int>>(StringComparer.Ordinal);
        foreach (var pass in Passes(items.SelectMany(answers => answers))) Apply(sql, pass, changes);
        var counted = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            results[i] = [.. items[i].Select(a => new AppliedAnswer(
                a.RequestId, a.Bucket, a.Entity, changes.TryGetValue(a.RequestId, out var final) && counted.Add(a.RequestId) ? final : []))];
        }
    }

    /// <summary>Two answers to the same (bucket, entity) cannot share a statement: the second finds what the first left.</summary>
    private static IEnumerable<IReadOnlyList<EntityAnswer>> Passes(IEnumerable<EntityAnswer> answers) => answers
        .GroupBy(a => (a.Bucket, a.Entity)).SelectMany(g => g.Select((answer, pass) => (answer, pass)))
        .GroupBy(p => p.pass, p => p.answer).OrderBy(g => g.Key).Select(g => g.ToList());

    private static void Apply(StoreSql sql, IReadOnlyList<EntityAnswer> answers, Dictionary<string, Dictionary<RowStatus, int>> changes)
    {
        var taken = Take(sql, answers);
        if (taken.Count == 0) return;
        var first = taken.Keys.Min();
        foreach (var (answerNo, status) in UpdateRows(sql, first).Where(r => r.Status != RowStatus.Pending))
        {
            var request = taken[answerNo];
            if (!changes.TryGetValue(request, out var final)) changes[request] = final = [];
            final[status] = final.GetValueOrDefault(status) + 1;
        }
    }

    /// <summary>Keeps the answers to work that is not done, each request once. Answers request ids by answer number.</summary>
    private static Dictionary<long, string> Take(StoreSql sql, IReadOnlyList<EntityAnswer> answers) =>
        InsertAnswers.List(sql, answers, row => (row.Integer(0), row.RequiredText(1))).ToDictionary();

    /// <summary>
    /// The status rule is that of <see cref="JointStatus"/>, on the row's counts and signs. Answers each row's newest answer and status.
    /// </summary>
    private static List<(long AnswerNo, RowStatus Status)> UpdateRows(StoreSql sql, long firstAnswer) => sql.Prepare($"""
        UPDATE rows SET
          answers = coalesce(rows.answers || ',', '') || a.numbers,
          cost = rows.cost + a.cost,
          signs = rows.signs | a.signs,
          open = rows.open - a.closed,
          deferred = rows.deferred + a.deferred,
          status = CASE WHEN rows.open - a.closed > 0 THEN 0
                        WHEN rows.deferred + a.deferred > 0 THEN 6
                        WHEN rows.entities = 1 THEN a.status
                        WHEN (rows.signs | a.signs) & 8 = 0 THEN 5
                        WHEN (rows.signs | a.signs) & 4 = 0 THEN 1
                        WHEN (rows.signs | a.signs) & 2 THEN 2
                        WHEN (rows.signs | a.signs) & 1 THEN 4
                        ELSE 3 END,
          done_seq = iif(rows.open - a.closed > 0, 0, a.done_seq),
          last_run_at = a.at,
          reason = NULL
        FROM (SELECT l.row_id,
                     group_concat(iif(l.row_id = w.first_row, a.answer_no, -a.answer_no), ',') AS numbers,
                     sum(iif(l.row_id = w.first_row, a.cost, 0)) AS cost,
                     max(a.signs & 1) | max(a.signs & 2) | max(a.signs & 4) | max(a.signs & 8) AS signs,
                     sum(1 - a.late) AS closed,
                     sum((a.status = 6) - a.late) AS deferred,
                     max(a.status) AS status,
                     max(a.at) AS at,
                     row_number() OVER (ORDER BY l.row_id) + (
                       SELECT max({DoneSeq.Last}) FROM tables t WHERE t.table_no IN (
                         SELECT f.table_no FROM answers n CROSS JOIN buckets f ON f.bucket_no = n.bucket_no WHERE n.answer_no >= ?1)) AS done_seq
              FROM answers a CROSS JOIN work w ON w.bucket_no = a.bucket_no AND w.seq = a.seq
                   CROSS JOIN buckets b ON b.bucket_no = a.bucket_no
                   CROSS JOIN links l ON l.entity_no = a.entity_no AND l.row_id > (b.table_no << 32) AND l.row_id < ((b.table_no + 1) << 32)
                   CROSS JOIN rows r ON r.row_id = l.row_id AND r.bucket_no = a.bucket_no
              WHERE a.answer_no >= ?1
              GROUP BY l.row_id) a
        WHERE rows.row_id = a.row_id
        RETURNING rows.answers, rows.status
        """).Bind(1, firstAnswer).List(row => (AnswerList.Newest(row.RequiredText(0)), (RowStatus)row.Integer(1)));
}
