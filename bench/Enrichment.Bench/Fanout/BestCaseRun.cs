using System.Diagnostics;
using Enrichment.Bench.Fanout.BestCase;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Bench.Fanout;

/// <summary>The best case: one thread, prepared statements, large transactions, nothing but the durable records.</summary>
internal static class BestCaseRun
{
    public const string Name = "fanout-best-case";

    public static async Task<int> Run(Options options)
    {
        var group = options.Number("group", 2_000);
        var table = new BenchTable(options.Number("rows", 100_000), options.Number("companies", 10_000));
        await Measure(table, group);
        Child.Answer(await Measure(table, group));
        return 0;
    }

    private static async Task<RunFigures> Measure(BenchTable table, int group)
    {
        using var folder = new TemporaryFolder();
        var file = new SqliteStoreOptions { Path = folder.Path }.File;
        await using (var store = SqliteStore.Open(new SqliteStoreOptions { Path = folder.Path }))
        {
            await table.Import(store.Tables);
        }

        await using var memory = new MemoryWatch();
        var (cpu, bytes, pause) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        var clock = Stopwatch.StartNew();
        long transactions;
        using (var program = new BestCaseProgram(file, table, group))
        {
            program.Run();
            transactions = program.Transactions;
        }

        return new RunFigures(
            clock.Elapsed.TotalSeconds, transactions, -1, memory.PeakHeap, memory.PeakResident, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            (GC.GetTotalAllocatedBytes() - bytes) / 1e6, (GC.GetTotalPauseDuration() - pause).TotalSeconds, StoredRecords.Of(file));
    }
}
