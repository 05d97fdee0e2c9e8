using Enrichment.Bench.Workload;
using Enrichment.Domain.Sources;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase.Sqlite;

/// <summary>On SQLite: prepared statements bound without boxing, the settings of the product's own writer.</summary>
internal sealed class SqliteRecords : IBestCaseRecords
{
    private readonly SqliteConnection connection;
    private readonly StatementCache sql;
    private readonly BudgetRecords budgets;
    private readonly JournalRecords journal;
    private readonly BenchCatalog catalog = new();
    private CallRecords calls = null!;
    private AnswerRecords answers = null!;

    public SqliteRecords(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        sql = StatementCache.For(connection);
        foreach (var setting in (string[])
            ["journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY", "cache_size=-65536", "wal_autocheckpoint=16000"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + setting;
            command.ExecuteScalar();
        }

        (budgets, journal) = (new BudgetRecords(sql), new JournalRecords(connection, sql));
    }

    public void CreateBudgets(long limit) => budgets.Create(limit);

    public void Commit(Action write)
    {
        sql.Run("BEGIN IMMEDIATE");
        write();
        sql.Run("COMMIT");
    }

    public BucketWork OpenBucket(string segment)
    {
        var bucket = BucketRecords.Open(sql, segment);
        (budgets.Bucket, calls, answers) = (bucket.Name, new CallRecords(sql, bucket.Name), new AnswerRecords(sql, bucket));
        return bucket;
    }

    public void Intend(IReadOnlyList<Company> companies, int number)
    {
        var source = SourceOf(number);
        foreach (var company in companies)
        {
            calls.Intend(company, number, source);
        }

        budgets.Reserve(companies.Count);
    }

    public void Settle(IReadOnlyList<Company> companies, int number)
    {
        var source = SourceOf(number);
        foreach (var company in companies)
        {
            calls.Settle(company, number, source);
        }

        budgets.Settle(companies.Count);
    }

    public void Answer(IReadOnlyList<Company> companies) => answers.Write(companies, journal);

    public void EndRun() => journal.Write("run-" + BenchTable.Run, "run.ended.v1", """{"at":"2026-01-01T00:00:00.0000000+00:00"}""");

    public void Dispose() => connection.Dispose();

    private SourceDefinition SourceOf(int number) => (number == 1 ? catalog.First : catalog.Second).Definition;
}
