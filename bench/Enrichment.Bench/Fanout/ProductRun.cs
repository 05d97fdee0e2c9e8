using Enrichment.Bench.Fanout.Places;
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
        var kind = options.Text("store", FanoutPlaces.Sqlite);
        var table = new BenchTable(options.Number("rows", 100_000), options.Number("companies", 10_000));
        await Measure(kind, table, null);
        var times = options.Number("statements", 0) == 1 ? new StatementTimes() : null;
        Child.Answer(await Measure(kind, table, times));
        return 0;
    }

    private static async Task<RunFigures> Measure(string kind, BenchTable table, StatementTimes? times)
    {
        await using var place = await FanoutPlaces.Make(kind);
        await using var store = await place.OpenStore();
        await table.Import(store.Tables);
        await using var engine = await place.StartEngine(store);
        await place.Quiesce(store);
        var writer = (store as SqliteStore)?.Writer;
        await (writer is null ? Task.CompletedTask : times?.Watch(writer) ?? Task.CompletedTask);
        var before = (Transactions: await place.Transactions(store), Rows: store.Statements[StatementArea.Rows]);
        await using var meter = new RunMeter(place);
        await RunToEnd(engine, table);
        var figures = meter.Read();
        await (writer is null ? Task.CompletedTask : times?.Print(writer) ?? Task.CompletedTask);
        return figures with
        {
            Transactions = await place.Transactions(store) - before.Transactions,
            RowStatements = store.Statements[StatementArea.Rows] - before.Rows,
            Records = await place.Records(),
        };
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
