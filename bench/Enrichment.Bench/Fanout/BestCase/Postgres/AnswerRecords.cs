using Enrichment.Bench.Workload;
using Enrichment.Domain.Money;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>
/// Answers, what they end and date, the rows that take them, and the bucket's event. The companies of a group stand one after the
/// other in the work list.
/// </summary>
internal sealed class AnswerRecords(PostgresSession session, BucketWork bucket, JournalRecords journal)
{
    private static readonly long Cost = Nanos.From(2 * BenchSource.Dollars);

    /// <param name="before">Answers that are stored already: they are numbered from one.</param>
    public void Write(IReadOnlyList<Company> companies, long before)
    {
        var now = DateTimeOffset.UtcNow;
        var at = CallRecords.Micros(now);
        var numbered = companies.Select((company, i) => (Company: company, Number: before + 1 + i)).ToList();
        session.Copy(
            "answers(answer_no, tenant, request_id, bucket_no, seq, entity_no, status, signs, cost, late, first_row, at, document)", numbered,
            (copy, answer) => copy.Number(answer.Number).Text(BenchTable.Tenant).Text($"{bucket.Name}|{answer.Company.Name}|0").Number(bucket.Number)
                .Number(answer.Company.Place).Number(answer.Company.Number).Small(1).Small(10).Number(Cost).Small(0).Number(answer.Company.Rows[0])
                .Number(at).Bytes(Documents.OfAnswer(answer.Company).ToArray()));
        session.Execute(
            "UPDATE work SET state = 1 WHERE bucket_no = $1 AND seq BETWEEN $2 AND $3", bucket.Number, companies[0].Place, companies[^1].Place);
        session.Execute(
            "UPDATE businesses SET last_enriched_at = $2 WHERE entity_no = ANY($1)", companies.Select(c => c.Number).ToArray(),
            now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        var rows = Apply(numbered, at);
        journal.Write(
            "bucket-" + bucket.Name, "bucket.answers-stored.v1",
            $$$"""{"rows":{"Enriched":{{{rows}}}},"cost":{{{companies.Count * 2 * BenchSource.Dollars}}},"errors":{},"at":"{{{now:O}}}"}""");
    }

    private int Apply(List<(Company Company, long Number)> answers, long at)
    {
        var rows = answers.SelectMany(a => a.Company.Rows, (a, row) => (Row: row, a.Number, Pays: row == a.Company.Rows[0])).OrderBy(r => r.Row).ToList();
        session.Execute(
            """
            UPDATE rows r SET answers = n.answer, cost = n.cost, signs = 10, open = 0, status = 1, done_seq = n.row_id & 4294967295, last_run_at = $4,
                              reason = NULL
            FROM unnest($1, $2, $3) AS n(row_id, answer, cost) WHERE r.row_id = n.row_id
            """,
            rows.Select(r => r.Row).ToArray(), rows.Select(r => $"{(r.Pays ? r.Number : -r.Number)}").ToArray(), rows.Select(r => r.Pays ? Cost : 0).ToArray(), at);
        session.Execute("UPDATE table_progress SET done_seq = greatest(done_seq, $1) WHERE table_no = 1", rows[^1].Row & uint.MaxValue);
        return rows.Count;
    }
}
