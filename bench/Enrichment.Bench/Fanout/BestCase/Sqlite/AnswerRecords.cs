using Enrichment.Bench.Workload;
using Enrichment.Domain.Money;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase.Sqlite;

/// <summary>Answers, the rows that take them, and the bucket's event: a row points at its answer, which holds values and metadata.</summary>
internal sealed class AnswerRecords(StatementCache sql, BucketWork bucket)
{
    public void Write(IReadOnlyList<Company> companies, JournalRecords journal)
    {
        if (companies.Count == 0)
        {
            return;
        }

        foreach (var company in companies)
        {
            Write(company);
        }

        var rows = companies.Sum(c => c.Rows.Count);
        journal.Write(
            "bucket-" + bucket.Name, "bucket.answers-stored.v1",
            $$$"""{"rows":{"Enriched":{{{rows}}}},"cost":{{{companies.Count * 2 * BenchSource.Dollars}}},"errors":{},"at":"{{{DateTimeOffset.UtcNow:O}}}"}""");
    }

    private void Write(Company company)
    {
        var now = CallRecords.Micros(DateTimeOffset.UtcNow);
        var answer = sql.Prepare("""
            INSERT INTO answers(request_id, bucket_no, seq, entity_no, late, first_row, status, signs, cost, at, document)
            VALUES (?1, ?2, ?3, ?4, 0, ?8, 1, 10, ?5, ?6, CAST(?7 AS TEXT)) RETURNING answer_no
            """)
            .Bind(1, $"{bucket.Name}|{company.Name}|0").Bind(2, bucket.Number).Bind(3, company.Place).Bind(4, company.Number)
            .Bind(5, Nanos.From(2 * BenchSource.Dollars)).Bind(6, now).Bind(7, Documents.OfAnswer(company))
            .Bind(8, company.Rows[0]);
        answer.Step();
        var number = answer.Integer(0);
        answer.Reset();
        var update = sql.Prepare("""
            UPDATE rows SET answers = ?2, cost = ?3, signs = 10, open = 0, status = 1, done_seq = row_id & 4294967295, last_run_at = ?4, reason = NULL
            WHERE row_id = ?1
            """);
        var isFirst = true;
        foreach (var row in company.Rows)
        {
            update.Bind(1, row).Bind(2, $"{(isFirst ? number : -number)}").Bind(3, isFirst ? Nanos.From(2 * BenchSource.Dollars) : 0).Bind(4, now).Execute();
            isFirst = false;
        }
    }
}
