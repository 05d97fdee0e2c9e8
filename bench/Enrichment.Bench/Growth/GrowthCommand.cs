using Enrichment.Bench.Fanout;
using Enrichment.Bench.Measuring;

namespace Enrichment.Bench.Growth;

/// <summary>
/// How cost grows: ten times the rows and companies at each step, then the same rows in more and more buckets. Each in a process of its
/// own, on SQLite, after a small run to warm up. The size that the largest is compared with is measured before and after it.
/// </summary>
internal static class GrowthCommand
{
    private const int RowsPerCompany = 10;
    private const int Smallest = 1_000;
    private const int Compared = 100_000;
    private static readonly int[] BucketCounts = [1, 4, 16, 64];

    public static async Task<int> Run(Options options)
    {
        var most = options.Number("most", 1_000_000);
        Console.WriteLine($"growth, {RowsPerCompany} rows a company, SQLite; {Figures.Machine()}");
        Console.WriteLine($"{"rows",11} {"companies",11} {"buckets",8} {"seconds",9} {"rows/s",9} {"cpu µs/row",11} {"heap MB",9} {"resident MB",12} {"store B/row",12} {"load",6}");
        var (before, largest) = (0.0, 0.0);
        for (var rows = Smallest; rows <= most; rows *= 10)
        {
            var speed = await Measure(rows, 2);
            (before, largest) = (rows == Compared ? speed : before, speed);
        }

        if (most > Compared)
        {
            var after = await Measure(Compared, 2);
            Console.WriteLine($"{most:N0} rows: {largest / ((before + after) / 2):P1} of the speed of {Compared:N0}, which was measured before and after");
        }

        foreach (var buckets in BucketCounts)
        {
            await Measure(Math.Min(most, Compared), buckets);
        }

        return 0;
    }

    private static async Task<double> Measure(int rows, int buckets)
    {
        var companies = rows / RowsPerCompany;
        var run = await Child.Run<RunFigures>(
            ProductRun.Name, "--rows", $"{rows}", "--companies", $"{companies}", "--buckets", $"{buckets}", "--warm", $"{Math.Min(rows, Compared)}");
        Console.WriteLine(
            $"{rows,11:N0} {companies,11:N0} {buckets,8} {run.Seconds,9:N2} {rows / run.Seconds,9:N0} {run.CpuSeconds * 1e6 / rows,11:N1} {run.PeakHeap,9:N1} {run.PeakResident,12:N1} {run.StoreMb * 1e6 / rows,12:N0} {Figures.Load(),6}");
        return rows / run.Seconds;
    }
}
