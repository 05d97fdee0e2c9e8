using Enrichment.Bench.Workload;
using Enrichment.Domain.Identity;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>A bucket's rows and work list: taken in a few statements, then held in memory.</summary>
internal sealed class BucketWork
{
    private readonly Dictionary<long, Company> byNumber = [];

    private BucketWork(string name, long number)
    {
        Name = name;
        Number = number;
    }

    public string Name { get; }

    public long Number { get; }

    public List<Company> Companies { get; } = [];

    public static BucketWork Open(StatementCache sql, BenchTable table, string segment)
    {
        var bucket = new BucketWork(new BucketId(BenchTable.Run, segment).ToString(), Array.IndexOf(BenchTable.Segments, segment) + 1);
        sql.Prepare("INSERT INTO buckets(bucket_no, bucket, run, table_no, segment) VALUES (?1, ?2, ?3, 1, ?4)")
            .Bind(1, bucket.Number).Bind(2, bucket.Name).Bind(3, BenchTable.Run.ToString()).Bind(4, segment).Execute();
        sql.Prepare("UPDATE rows SET bucket_no = ?1, open = 1 WHERE table_no = 1 AND segment = ?2").Bind(1, bucket.Number).Bind(2, segment).Execute();
        bucket.Load(sql, segment);
        var insert = sql.Prepare("INSERT INTO work(bucket_no, seq, entity_no, state, first_row, rows) VALUES (?1, ?2, ?3, 0, ?4, ?5)");
        foreach (var company in bucket.Companies)
        {
            insert.Bind(1, bucket.Number).Bind(2, company.Place).Bind(3, company.Number).Bind(4, company.Rows[0]).Bind(5, company.Rows.Count).Execute();
        }

        return bucket;
    }

    private void Load(StatementCache sql, string segment)
    {
        var rows = sql.Prepare("""
            SELECT l.row_id, l.entity_no, e.entity FROM rows r CROSS JOIN links l ON l.row_id = r.row_id CROSS JOIN entities e ON e.entity_no = l.entity_no
            WHERE r.table_no = 1 AND r.segment = ?1
            """).Bind(1, segment);
        while (rows.Step())
        {
            if (!byNumber.TryGetValue(rows.Integer(1), out var company))
            {
                company = new Company(rows.Text(2)!, rows.Integer(1), Companies.Count + 1);
                byNumber.Add(company.Number, company);
                Companies.Add(company);
            }

            company.Rows.Add(rows.Integer(0));
        }

        rows.Reset();
    }
}
