using Enrichment.Bench.Fanout.Places;
using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Fanout;

/// <summary>Product and best case in turn, each in a process of its own; then the product with a tenth of the rows, for its memory.</summary>
internal static class FanoutCommand
{
    public static async Task<int> Run(Options options)
    {
        var rows = options.Number("rows", 100_000);
        var companies = options.Number("companies", 10_000);
        var rounds = options.Number("rounds", 3);
        var store = options.Text("store", FanoutPlaces.Sqlite);
        var (product, best, few, small) = (new List<RunFigures>(), new List<RunFigures>(), new List<RunFigures>(), new List<RunFigures>());
        for (var round = 0; round < rounds; round++)
        {
            product.Add(await Measure(ProductRun.Name, store, rows, companies));
            best.Add(await Measure(BestCaseRun.Name, store, rows, companies));
            if (options.Number("memory", 1) == 1)
            {
                few.Add(await Measure(ProductRun.Name, store, rows / 10, companies));
                small.Add(await Measure(ProductRun.Name, store, rows / 10, companies / 10));
            }
        }

        Console.WriteLine($"fan-out on {store}: {rows:N0} rows over {companies:N0} companies, {rounds} rounds; {Figures.Machine()}");
        Speed(rows, product, best);
        if (few.Count > 0)
        {
            Memory(rows, companies, product, few, small);
        }

        return Differences(product, best);
    }

    private static Task<RunFigures> Measure(string program, string store, int rows, int companies) =>
        Child.Run<RunFigures>(program, "--store", store, "--rows", $"{rows}", "--companies", $"{Math.Min(rows, companies)}");

    private static void Speed(int rows, List<RunFigures> product, List<RunFigures> best)
    {
        Figures.Line("product, time", "s", product.Select(p => p.Seconds), "N2");
        Figures.Line("best case, time", "s", best.Select(p => p.Seconds), "N2");
        var a = Figures.Line("product", "rows/s", product.Select(p => rows / p.Seconds));
        var b = Figures.Line("best case", "rows/s", best.Select(p => rows / p.Seconds));
        Figures.Line("product, transactions", "", product.Select(p => (double)p.Transactions));
        Figures.Line("best case, transactions", "", best.Select(p => (double)p.Transactions));
        Figures.Line("product, processor time", "s", product.Select(p => p.CpuSeconds), "N2");
        Figures.Line("best case, processor time", "s", best.Select(p => p.CpuSeconds), "N2");
        if (product.Exists(p => p.ServerCpuSeconds > 0))
        {
            Figures.Line("product, server's processor time", "s", product.Select(p => p.ServerCpuSeconds), "N2");
            Figures.Line("best case, server's processor time", "s", best.Select(p => p.ServerCpuSeconds), "N2");
        }

        Figures.Line("product, pauses for garbage", "s", product.Select(p => p.Pause), "N2");
        Figures.Line("product, allocated", "MB", product.Select(p => p.AllocatedMb));
        Figures.Line("product, row statements per 100 rows", "", product.Select(p => p.RowStatements * 100.0 / rows), "N2");
        Console.WriteLine($"ratio product / best case: {a / b:P1} (each round: {string.Join(", ", product.Zip(best, (p, q) => $"{q.Seconds / p.Seconds:P1}"))})");
    }

    private static void Memory(int rows, int companies, List<RunFigures> product, List<RunFigures> few, List<RunFigures> small)
    {
        var (heap, resident) = Lines($"product, {rows:N0} rows / {companies:N0} companies", product);
        var (heapFew, residentFew) = Lines($"product, {rows / 10:N0} rows / {Math.Min(rows / 10, companies):N0} companies", few);
        var (heapSmall, residentSmall) = Lines($"product, {rows / 10:N0} rows / {companies / 10:N0} companies", small);
        Console.WriteLine($"10 x rows, same companies: heap x {heap / heapFew:N2}, resident x {resident / residentFew:N2}");
        Console.WriteLine($"10 x rows, 10 x companies: heap x {heap / heapSmall:N2}, resident x {resident / residentSmall:N2}");
    }

    private static (double Heap, double Resident) Lines(string name, List<RunFigures> figures) => (
        Figures.Line(name, "MB heap", figures.Select(f => f.PeakHeap), "N1"),
        Figures.Line("", "MB resident", figures.Select(f => f.PeakResident), "N1"));

    private static int Differences(List<RunFigures> product, List<RunFigures> best)
    {
        var records = product.Concat(best).Select(f => f.Records).Distinct().ToList();
        Console.WriteLine(records.Count == 1 ? $"both wrote: {records[0]}" : $"THE RECORDS DIFFER:\n{string.Join('\n', records)}");
        return records.Count == 1 ? 0 : 1;
    }
}
