using Enrichment.Bench.Fanout.Places;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;
using Enrichment.Host.Composition;
using Enrichment.Storage.Statements;

namespace Enrichment.Bench.Fanout;

/// <summary>The product: its engine over its store, sources that answer at once.</summary>
internal static class ProductRun
{
    public const string Name = "fanout-product";

    /// <summary>A run first, of the same size unless told otherwise, so that compiling is not measured; then the one that counts.</summary>
    public static async Task<int> Run(Options options)
    {
        var kind = options.Text("store", FanoutPlaces.Sqlite);
        var table = new BenchTable(options.Number("rows", 100_000), options.Number("companies", 10_000)) { Buckets = options.Number("buckets", 2) };
        var warm = options.Number("warm", table.Rows);
        await Measure(kind, new BenchTable(warm, (int)((long)warm * table.Companies / table.Rows)), withStatements: false);
        Child.Answer(await Measure(kind, table, options.Number("statements", 0) == 1));
        return 0;
    }

    private static async Task<RunFigures> Measure(string kind, BenchTable table, bool withStatements)
    {
        await using var place = await FanoutPlaces.Make(kind);
        await using var store = await place.OpenStore();
        await table.Import(store.Tables);
        await using var engine = await place.StartEngine(store);
        await place.Quiesce(store);
        await (withStatements ? place.WatchStatements(store) : Task.CompletedTask);
        var before = (Transactions: await place.Transactions(store), Rows: store.Statements[StatementArea.Rows]);
        await using var meter = new RunMeter(place);
        await RunToEnd(engine, table);
        var figures = meter.Read();
        await (withStatements ? place.PrintStatements(store) : Task.CompletedTask);
        return figures with
        {
            Transactions = await place.Transactions(store) - before.Transactions,
            RowStatements = store.Statements[StatementArea.Rows] - before.Rows,
            StoreMb = await place.Bytes(store) / 1e6,
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
