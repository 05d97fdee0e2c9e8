using Enrichment.Bench.Workload;

namespace Enrichment.Bench.Fanout.BestCase;

/// <summary>
/// Writes what a run must leave on the disk, in the order that money needs: an intent is durable before its call, an outcome with
/// its facts before the next. It asks the two sources group by group and shares each transaction between the end of one step and
/// the beginning of the next: two commits a group.
/// </summary>
/// <param name="group">Companies in a group.</param>
internal sealed class BestCaseProgram(IBestCaseRecords records, int group)
{
    private readonly BenchCatalog catalog = new();

    public long Transactions { get; private set; }

    public void Run()
    {
        records.CreateBudgets(1_000_000_000_000_000);
        foreach (var segment in BenchTable.Segments)
        {
            BucketWork bucket = null!;
            Commit(() => bucket = records.OpenBucket(segment));
            Work(bucket);
        }

        Commit(records.EndRun);
    }

    private void Work(BucketWork bucket)
    {
        List<Company> before = [];
        foreach (var companies in bucket.Companies.Chunk(group).Append([]))
        {
            Commit(() =>
            {
                records.Settle(before, 2);
                records.Answer(before);
                records.Intend(companies, 1);
            });
            if (companies.Length == 0)
            {
                return;
            }

            Ask(companies, catalog.First);
            Commit(() =>
            {
                records.Settle(companies, 1);
                records.Intend(companies, 2);
            });
            Ask(companies, catalog.Second);
            before = [.. companies];
        }
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
        records.Commit(write);
        Transactions++;
    }
}
