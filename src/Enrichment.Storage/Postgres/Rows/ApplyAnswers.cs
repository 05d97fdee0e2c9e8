using Enrichment.Domain.Money;
using Enrichment.Domain.Rows;
using Enrichment.Storage.Documents;
using Enrichment.Storage.Postgres.Statements;
using Enrichment.Storage.Rows;
using Enrichment.Storage.Statements;

namespace Enrichment.Storage.Postgres.Rows;

/// <summary>
/// Applies the answers of a group to all rows of their (bucket, entity): two statements per kind of entity, whatever the number of
/// answers and rows, after one that locks their tables.
/// </summary>
internal sealed class ApplyAnswers(StatementCounts counts) : PostgresHandler<AnswersToApply, IReadOnlyList<AppliedAnswer>>(counts, StatementArea.Rows)
{
    private static readonly ItemSet<(EntityAnswer Answer, byte[] Document)> Answers = new ItemSet<(EntityAnswer Answer, byte[] Document)>()
        .Text("request_id", i => i.Answer.RequestId).Text("bucket", i => i.Answer.Bucket.ToString()).Text("entity", i => i.Answer.Entity.ToString())
        .Number("status", i => (long)i.Answer.Status).Number("signs", i => (long)RowSignsOfAnswers.Of(i.Answer)).Number("cost", i => Nanos.From(i.Answer.Cost))
        .Number("at", i => Columns.Micros(i.Answer.At)).Bytes("document", i => i.Document);

    /// <summary>An answer, once it is kept, ends its work and dates its business.</summary>
    private static readonly string InsertAnswers = $"""
        WITH taken AS (
          INSERT INTO answers(tenant, request_id, bucket_no, seq, entity_no, late, first_row, status, signs, cost, at, document)
          SELECT w.tenant, n.request_id, w.bucket_no, w.seq, w.entity_no, (w.state = 2)::integer, w.first_row, n.status, n.signs, n.cost, n.at, n.document
          FROM {Answers.Rows}
               CROSS JOIN LATERAL (SELECT b.bucket_no FROM buckets b WHERE b.bucket = n.bucket OFFSET 0) b
               CROSS JOIN LATERAL (SELECT e.entity_no FROM entities e WHERE e.entity = n.entity OFFSET 0) e
               CROSS JOIN LATERAL (
                 SELECT w.* FROM work w WHERE w.bucket_no = b.bucket_no AND w.entity_no = e.entity_no AND w.state <> 1 OFFSET 0) w
          ORDER BY n.nr ON CONFLICT (request_id) DO NOTHING RETURNING answer_no, request_id, bucket_no, seq, entity_no, status, at),
        ended AS (
          UPDATE work w SET state = CASE WHEN t.status = 6 THEN 2 ELSE 1 END FROM taken t WHERE w.bucket_no = t.bucket_no AND w.seq = t.seq),
        dated AS (
          UPDATE businesses b SET last_enriched_at = to_char(to_timestamp(t.at / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
          FROM (SELECT entity_no, max(at) AS at FROM taken WHERE status IN (1, 2) GROUP BY entity_no) t WHERE b.entity_no = t.entity_no)
        SELECT answer_no, request_id FROM taken
        """;

    /// <summary>
    /// The status rule is that of <see cref="JointStatus"/>, on the row's counts and signs. Each row is read once, where it is changed:
    /// every row that an answer may reach is numbered, and the number of one that stays open is not given.
    /// </summary>
    private const string UpdateRows = """
        WITH reached AS MATERIALIZED (
          SELECT l.row_id, b.table_no, a.bucket_no, a.answer_no, a.status, a.signs, a.at, a.late, l.row_id = a.first_row AS pays, a.cost,
                 row_number() OVER (PARTITION BY b.table_no ORDER BY l.row_id) AS nr
          FROM unnest($1::bigint[]) AS t(answer_no)
               CROSS JOIN LATERAL (SELECT a.* FROM answers a WHERE a.answer_no = t.answer_no OFFSET 0) a
               CROSS JOIN LATERAL (SELECT b.table_no FROM buckets b WHERE b.bucket_no = a.bucket_no OFFSET 0) b
               CROSS JOIN LATERAL (
                 SELECT l.row_id FROM links l WHERE l.entity_no = a.entity_no AND l.row_id > (b.table_no << 32) AND l.row_id < ((b.table_no + 1) << 32)
                 OFFSET 0) l),
        numbered AS (SELECT n.*, p.done_seq + n.nr AS done FROM table_progress p JOIN reached n ON p.table_no = n.table_no),
        changed AS (
          UPDATE rows r SET
            answers = coalesce(r.answers || ',', '') || CASE WHEN n.pays THEN n.answer_no ELSE -n.answer_no END,
            cost = r.cost + CASE WHEN n.pays THEN n.cost ELSE 0 END,
            signs = r.signs | n.signs,
            open = r.open - 1 + n.late,
            deferred = r.deferred + (n.status = 6)::integer - n.late,
            status = CASE WHEN r.open - 1 + n.late > 0 THEN 0
                          WHEN r.deferred + (n.status = 6)::integer - n.late > 0 THEN 6
                          WHEN r.entities = 1 THEN n.status
                          WHEN (r.signs | n.signs) & 8 = 0 THEN 5
                          WHEN (r.signs | n.signs) & 4 = 0 THEN 1
                          WHEN (r.signs | n.signs) & 2 <> 0 THEN 2
                          WHEN (r.signs | n.signs) & 1 <> 0 THEN 4
                          ELSE 3 END,
            done_seq = CASE WHEN r.open - 1 + n.late > 0 THEN 0 ELSE n.done END,
            last_run_at = n.at, reason = NULL
          FROM numbered n WHERE r.row_id = n.row_id AND r.bucket_no = n.bucket_no RETURNING n.answer_no, r.status, r.table_no, r.done_seq),
        counted AS (
          UPDATE table_progress p SET done_seq = m.last
          FROM (SELECT table_no, max(done_seq) AS last FROM changed GROUP BY table_no) m WHERE p.table_no = m.table_no AND m.last > p.done_seq)
        SELECT answer_no, status::bigint, count(*) FROM changed GROUP BY answer_no, status
        """;

    protected override async Task Execute(PostgresSql sql, IReadOnlyList<AnswersToApply> items, IReadOnlyList<AppliedAnswer>[] results)
    {
        var documents = new Dictionary<EntityAnswer, byte[]>(ReferenceEqualityComparer.Instance);
        foreach (var (answer, document) in items.SelectMany(item => item.Answers)) documents[answer] = document;
        await TableProgress.OfBuckets(sql, documents.Keys.Select(a => a.Bucket.ToString()).Distinct(StringComparer.Ordinal)).ConfigureAwait(false);
        var applied = new AppliedAnswers();
        foreach (var pass in AnswerOrder.Passes(items.SelectMany(item => item.Answers, (_, a) => a.Answer)))
        {
            await Apply(sql, [.. pass.Select(answer => (answer, documents[answer]))], applied).ConfigureAwait(false);
        }

        for (var i = 0; i < items.Count; i++) results[i] = applied.Of(items[i]);
    }

    private static async Task Apply(PostgresSql sql, IReadOnlyList<(EntityAnswer Answer, byte[] Document)> answers, AppliedAnswers applied)
    {
        var taken = (await sql.Prepare(InsertAnswers, Answers, answers)
            .List(row => (No: row.Integer(0), Request: row.RequiredText(1))).ConfigureAwait(false)).ToDictionary(t => t.No, t => t.Request);
        if (taken.Count == 0) return;
        var changed = await sql.Prepare(UpdateRows).With(taken.Keys)
            .List(row => (No: row.Integer(0), Status: (RowStatus)row.Integer(1), Rows: row.Number(2))).ConfigureAwait(false);
        foreach (var (no, status, rows) in changed) applied.Count(taken[no], status, rows);
    }
}
