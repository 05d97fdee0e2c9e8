using Enrichment.Bench.Workload;
using Microsoft.Data.Sqlite;
using Sqlite.GroupCommit;

namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>
/// Writes what a run must leave on the disk, in the order that money needs: an intent is durable before its call, an outcome with
/// its facts before the next. It asks the two sources group by group and shares each transaction between the end of one step and
/// the beginning of the next: two commits a group.
/// </summary>
internal sealed class BestCaseProgram : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly BenchTable table;
    private readonly int group;
    private readonly StatementCache sql;
    private readonly BenchCatalog catalog = new();

    /// <param name="group">Companies in a group.</param>
    public BestCaseProgram(string file, BenchTable table, int group)
    {
        this.table = table;
        this.group = group;
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        sql = StatementCache.For(connection);
        foreach (var setting in (string[])
            ["journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY", "cache_size=-65536", "wal_autocheckpoint=4000"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + setting;
            command.ExecuteScalar();
        }
    }

    public long Transactions { get; private set; }

    public void Run()
    {
        var budgets = new BudgetRecords(sql);
        var journal = new JournalRecords(connection, sql);
        budgets.Create(1_000_000_000_000_000);
        foreach (var segment in BenchTable.Segments)
        {
            BucketWork bucket = null!;
            Commit(() => bucket = BucketWork.Open(sql, table, segment));
            budgets.Bucket = bucket.Name;
            Work(bucket, new CallRecords(sql, bucket.Name), budgets, new AnswerRecords(sql, bucket), journal);
        }

        Commit(() => journal.Write("run-" + BenchTable.Run, "run.ended.v1", """{"at":"2026-01-01T00:00:00.0000000+00:00"}"""));
    }

    public void Dispose() => connection.Dispose();

    private void Work(BucketWork bucket, CallRecords calls, BudgetRecords budgets, AnswerRecords answers, JournalRecords journal)
    {
        List<Company> before = [];
        foreach (var companies in bucket.Companies.Chunk(group).Append([]))
        {
            Commit(() =>
            {
                Settle(before, 2, calls, budgets);
                answers.Write(before, journal);
                Intend(companies, 1, calls, budgets);
            });
            if (companies.Length == 0)
            {
                return;
            }

            Ask(companies, catalog.First);
            Commit(() =>
            {
                Settle(companies, 1, calls, budgets);
                Intend(companies, 2, calls, budgets);
            });
            Ask(companies, catalog.Second);
            before = [.. companies];
        }
    }

    private void Intend(Company[] companies, int number, CallRecords calls, BudgetRecords budgets)
    {
        var source = (number == 1 ? catalog.First : catalog.Second).Definition;
        foreach (var company in companies)
        {
            calls.Intend(company, number, source);
        }

        budgets.Reserve(companies.Length);
    }

    private void Settle(IReadOnlyList<Company> companies, int number, CallRecords calls, BudgetRecords budgets)
    {
        var source = (number == 1 ? catalog.First : catalog.Second).Definition;
        foreach (var company in companies)
        {
            calls.Settle(company, number, source);
        }

        budgets.Settle(companies.Count);
    }

    private static void Ask(Company[] companies, BenchSource source)
    {
        foreach (var company in companies)
        {
            company.Take(source, DateTimeOffset.UtcNow);
        }
    }

    private void Commit(Action write)
    {
        sql.Run("BEGIN IMMEDIATE");
        write();
        sql.Run("COMMIT");
        Transactions++;
    }
}
