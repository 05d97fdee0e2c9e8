using Enrichment.Bench.Fanout.BestCase;
using Enrichment.Bench.Fanout.Places;
using Enrichment.Bench.Measuring;
using Enrichment.Bench.Workload;

namespace Enrichment.Bench.Fanout;

/// <summary>The best case: one thread, prepared statements, large transactions, nothing but the durable records.</summary>
internal static class BestCaseRun
{
    public const string Name = "fanout-best-case";

    public static async Task<int> Run(Options options)
    {
        var group = options.Number("group", 2_000);
        var kind = options.Text("store", FanoutPlaces.Sqlite);
        var table = new BenchTable(options.Number("rows", 100_000), options.Number("companies", 10_000));
        await Measure(kind, table, group, withStatements: false);
        Child.Answer(await Measure(kind, table, group, options.Number("statements", 0) == 1));
        return 0;
    }

    private static async Task<RunFigures> Measure(string kind, BenchTable table, int group, bool withStatements)
    {
        await using var place = await FanoutPlaces.Make(kind);
        await using (var store = await place.OpenStore())
        {
            await table.Import(store.Tables);
        }

        await place.Quiesce(null);
        await (withStatements ? place.WatchStatements(null) : Task.CompletedTask);
        await using var meter = new RunMeter(place);
        BestCaseProgram program;
        using (var records = place.OpenBestCase())
        {
            program = new BestCaseProgram(records, group);
            program.Run();
        }

        var figures = meter.Read();
        await (withStatements ? place.PrintStatements(null) : Task.CompletedTask);
        return figures with { Transactions = program.Transactions, Records = await place.Records() };
    }
}
