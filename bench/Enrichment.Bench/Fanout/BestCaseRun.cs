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
        await Measure(kind, table, group);
        Child.Answer(await Measure(kind, table, group));
        return 0;
    }

    private static async Task<RunFigures> Measure(string kind, BenchTable table, int group)
    {
        await using var place = await FanoutPlaces.Make(kind);
        await using (var store = await place.OpenStore())
        {
            await table.Import(store.Tables);
        }

        await place.Quiesce(null);
        await using var meter = new RunMeter(place);
        BestCaseProgram program;
        using (var records = place.OpenBestCase())
        {
            program = new BestCaseProgram(records, group);
            program.Run();
        }

        return meter.Read() with { Transactions = program.Transactions, Records = await place.Records() };
    }
}
