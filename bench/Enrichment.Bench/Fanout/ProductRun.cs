using System.Diagnostics;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Host.Composition;
using Enrichment.Storage.Sqlite;
using Enrichment.Storage.Statements;

namespace Enrichment.Bench.Fanout;

/// <summary>The product: its engine over its store, sources that answer at once.</summary>
internal static class ProductRun
{
    public const string Name = "fanout-product";

    /// <summary>A run of the same size first, so that compiling is not measured; then the one that counts.</summary>
    public static async Task<int> Run(Options options)
    {
        var table = new BenchTable(options.Number("rows", 100_000), options.Number("companies", 10_000));
        await Measure(table, null);
        var times = options.Number("statements", 0) == 1 ? new StatementTimes() : null;
        Child.Answer(await Measure(table, times));
        return 0;
    }

    private static async Task<RunFigures> Measure(BenchTable table, StatementTimes? times)
    {
        using var folder = new TemporaryFolder();
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = folder.Path });
        await table.Import(store.Tables);
        await using var engine = await EngineFactory.Start(new EngineOptions { Store = store, Sources = new BenchCatalog() });
        await store.Writer.Checkpoint();
        await (times?.Watch(store.Writer) ?? Task.CompletedTask);
        await using var memory = new MemoryWatch();
        var before = (store.Writer.Counters.Groups, Rows: store.Statements[StatementArea.Rows], Cpu: Environment.CpuUsage.TotalTime, Bytes: GC.GetTotalAllocatedBytes(), Pause: GC.GetTotalPauseDuration());
        var clock = Stopwatch.StartNew();
        await RunToEnd(engine, table);
        var seconds = clock.Elapsed.TotalSeconds;
        var cpu = (Environment.CpuUsage.TotalTime - before.Cpu).TotalSeconds;
        await (times?.Print(store.Writer) ?? Task.CompletedTask);
        return new RunFigures(
            seconds, store.Writer.Counters.Groups - before.Groups, store.Statements[StatementArea.Rows] - before.Rows, memory.PeakHeap,
            memory.PeakResident, cpu, (GC.GetTotalAllocatedBytes() - before.Bytes) / 1e6,
            (GC.GetTotalPauseDuration() - before.Pause).TotalSeconds, StoredRecords.Of(store.Writer.Path));
    }

    private static async Task RunToEnd(IEngine engine, BenchTable table)
    {
        var started = await engine.StartRun(table.Definition(), CancellationToken.None);
        if (started.Problem is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await engine.Progress(BenchTable.Run, CancellationToken.None) is not { Ended: true })
        {
            await timer.WaitForNextTickAsync();
        }
    }
}
