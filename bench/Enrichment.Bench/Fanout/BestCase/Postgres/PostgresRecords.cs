using Enrichment.Bench.Workload;
using Enrichment.Domain.Sources;

namespace Enrichment.Bench.Fanout.BestCase.Postgres;

/// <summary>On PostgreSQL: one connection as the owner of the tables, whom no row-level security holds up.</summary>
internal sealed class PostgresRecords : IBestCaseRecords
{
    private readonly PostgresSession session;
    private readonly JournalRecords journal;
    private readonly BenchCatalog catalog = new();
    private BudgetRecords budgets = null!;
    private CallRecords calls = null!;
    private AnswerRecords answers = null!;
    private long answered;

    public PostgresRecords(string connectionString)
    {
        session = new PostgresSession(connectionString);
        journal = new JournalRecords(session);
    }

    public void CreateBudgets(long limit) => BudgetRecords.Create(session, limit);

    public void Commit(Action write) => session.Commit(write);

    public BucketWork OpenBucket(string segment)
    {
        var bucket = BucketRecords.Open(session, segment);
        (budgets, calls, answers) = (new BudgetRecords(session, bucket.Name), new CallRecords(session, bucket.Name), new AnswerRecords(session, bucket, journal));
        return bucket;
    }

    public void Intend(IReadOnlyList<Company> companies, int number)
    {
        if (companies.Count > 0)
        {
            calls.Intend(companies, number, SourceOf(number));
            budgets.Reserve(companies.Count);
        }
    }

    public void Settle(IReadOnlyList<Company> companies, int number)
    {
        if (companies.Count > 0)
        {
            calls.Settle(companies, number, SourceOf(number));
            budgets.Settle(companies.Count);
        }
    }

    public void Answer(IReadOnlyList<Company> companies)
    {
        if (companies.Count > 0)
        {
            answers.Write(companies, answered);
            answered += companies.Count;
        }
    }

    public void EndRun()
    {
        journal.Write("run-" + BenchTable.Run, "run.ended.v1", """{"at":"2026-01-01T00:00:00.0000000+00:00"}""");
        session.Execute("SELECT setval(pg_get_serial_sequence('answers', 'answer_no'), $1)", answered);
    }

    public void Dispose() => session.Dispose();

    private SourceDefinition SourceOf(int number) => (number == 1 ? catalog.First : catalog.Second).Definition;
}
