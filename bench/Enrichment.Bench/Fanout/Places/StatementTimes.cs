namespace Enrichment.Bench.Fanout.Places;

/// <summary>Where a store's time goes, by statement.</summary>
internal sealed class StatementTimes
{
    private const int Shown = 20;
    private const int Width = 130;
    private readonly Dictionary<string, (long Count, double Milliseconds)> times = new(StringComparer.Ordinal);

    public void Add(string statement, double milliseconds)
    {
        var (count, sum) = times.GetValueOrDefault(statement);
        times[statement] = (count + 1, sum + milliseconds);
    }

    public void Print()
    {
        foreach (var (statement, (count, milliseconds)) in times.OrderByDescending(t => t.Value.Milliseconds).Take(Shown))
        {
            var text = string.Join(' ', statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Console.Error.WriteLine($"{milliseconds,9:N0} ms {count,8:N0} x {text[..Math.Min(text.Length, Width)]}");
        }
    }
}
