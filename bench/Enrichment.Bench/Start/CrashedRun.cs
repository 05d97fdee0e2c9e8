using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Domain.Rows;
using Enrichment.Host.Composition;
using Enrichment.Storage.Sqlite;

namespace Enrichment.Bench.Start;

/// <summary>Enriches all companies of the first segment; those of the second get no answer. Then it waits for its end.</summary>
internal static class CrashedRun
{
    public const string Name = "start-crashed";
    public const string Ready = "ready to be killed";

    public static async Task<int> Run(Options options)
    {
        var entities = options.Number("entities", 100_000);
        var unfinished = options.Number("unfinished", 1_000);
        var isForProgram = options.Number("vendors", 0) == 1;
        var table = new BenchTable(entities, entities) { InFirst = entities - unfinished };
        table = isForProgram ? table with { Families = ["Hunter"] } : table;
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = options.Text("folder", "") });
        await table.Import(store.Tables);
        var catalog = isForProgram ? BenchCatalog.NamedLikeVendors() : new BenchCatalog();
        var asked = 0;
        var allAsked = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        var first = BenchTable.Company(table.InFirst);
        catalog.First.Asked = query =>
        {
            if (query.Entity < first)
            {
                return Task.CompletedTask;
            }

            if (Interlocked.Increment(ref asked) == unfinished)
            {
                allAsked.SetResult();
            }

            return never.Task;
        };
        await using var engine = await EngineFactory.Start(new EngineOptions { Store = store, Sources = catalog });
        await engine.StartRun(table.Definition(), CancellationToken.None);
        await allAsked.Task;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await engine.Progress(BenchTable.Run, CancellationToken.None))!.Buckets[0].Rows.GetValueOrDefault(RowStatus.Enriched) < table.InFirst)
        {
            await timer.WaitForNextTickAsync();
        }

        Console.WriteLine(Ready);
        await never.Task;
        return 0;
    }
}
