using Enrichment.Bench.Workload;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>A bucket's rows and work list: taken in a few statements, for which the planner may choose as it likes.</summary>
internal static class BucketRecords
{
    private static readonly string[] Choices = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_bitmapscan", "enable_material"];

    public static BucketWork Open(PostgresSession session, string segment)
    {
        foreach (var choice in Choices)
        {
            session.Execute($"SET LOCAL {choice} = on");
        }

        session.Execute("SET LOCAL work_mem = '64MB'");
        var bucket = new BucketWork(segment);
        session.Execute(
            "INSERT INTO buckets(bucket_no, tenant, bucket, run, table_no, segment) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, 1, $5)",
            bucket.Number, BenchTable.Tenant, bucket.Name, BenchTable.Run.ToString(), segment);
        session.Execute("UPDATE rows SET bucket_no = $1, open = 1 WHERE table_no = 1 AND segment = $2", bucket.Number, segment);
        session.Read(
            """
            SELECT l.row_id, l.entity_no, e.entity FROM rows r JOIN links l ON l.row_id = r.row_id JOIN entities e ON e.entity_no = l.entity_no
            WHERE r.table_no = 1 AND r.segment = $1 ORDER BY l.row_id
            """,
            row => bucket.Add(row.GetInt64(0), row.GetInt64(1), row.GetString(2)), segment);
        session.Copy("work(bucket_no, seq, tenant, entity_no, state, first_row, rows)", bucket.Companies, (copy, company) => copy
            .Number(bucket.Number).Number(company.Place).Text(BenchTable.Tenant).Number(company.Number).Small(0).Number(company.Rows[0])
            .Number(company.Rows.Count));
        return bucket;
    }
}
