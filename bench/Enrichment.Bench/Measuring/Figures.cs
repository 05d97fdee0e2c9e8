namespace Enrichment.Bench.Measuring;

/// <summary>What is made of several rounds.</summary>
internal static class Figures
{
    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>A line of a table: the name, each round's figure, the median.</summary>
    public static double Line(string name, string unit, IEnumerable<double> rounds, string format = "N0")
    {
        var all = rounds.ToList();
        var median = all.Median();
        Console.WriteLine($"{name,-44} {string.Join("  ", all.Select(r => r.ToString(format).PadLeft(11)))}  | median {median.ToString(format),11} {unit}");
        return median;
    }

    public static string Machine() =>
        $"{Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, load {Load()}";

    /// <summary>Programs that wanted a processor in the last minute; others may be at work here too.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
