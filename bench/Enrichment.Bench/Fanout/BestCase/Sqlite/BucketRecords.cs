using Enrichment.Bench.Workload;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase.Sqlite;

/// <summary>A bucket's rows and work list: taken in a few statements.</summary>
internal static class BucketRecords
{
    public static BucketWork Open(StatementCache sql, string segment)
    {
        var bucket = new BucketWork(segment);
        sql.Prepare("INSERT INTO buckets(bucket_no, bucket, run, table_no, segment) VALUES (?1, ?2, ?3, 1, ?4)")
            .Bind(1, bucket.Number).Bind(2, bucket.Name).Bind(3, BenchTable.Run.ToString()).Bind(4, segment).Execute();
        sql.Prepare("UPDATE rows SET bucket_no = ?1, open = 1 WHERE table_no = 1 AND segment = ?2").Bind(1, bucket.Number).Bind(2, segment).Execute();
        Load(sql, bucket, segment);
        var insert = sql.Prepare("INSERT INTO work(bucket_no, seq, entity_no, state, first_row, rows) VALUES (?1, ?2, ?3, 0, ?4, ?5)");
        foreach (var company in bucket.Companies)
        {
            insert.Bind(1, bucket.Number).Bind(2, company.Place).Bind(3, company.Number).Bind(4, company.Rows[0]).Bind(5, company.Rows.Count).Execute();
        }

        return bucket;
    }

    private static void Load(StatementCache sql, BucketWork bucket, string segment)
    {
        var rows = sql.Prepare("""
            SELECT l.row_id, l.entity_no, e.entity FROM rows r CROSS JOIN links l ON l.row_id = r.row_id CROSS JOIN entities e ON e.entity_no = l.entity_no
            WHERE r.table_no = 1 AND r.segment = ?1
            """).Bind(1, segment);
        while (rows.Step())
        {
            bucket.Add(rows.Integer(0), rows.Integer(1), rows.Text(2)!);
        }

        rows.Reset();
    }
}
