namespace Enrichment.Simulation.Chance;

/// <summary>
/// Chance that a seed decides: equal seeds and names give equal draws in every process and on every machine (SplitMix64 of Steele, Lea and
/// Flood, 2014, over FNV-1a of the name).
/// </summary>
internal sealed class Draw(ulong state)
{
    private ulong state = state;

    /// <summary>The draws of one concern: what one of them takes changes no other's.</summary>
    public static Draw Of(long seed, params ReadOnlySpan<string> names)
    {
        var hash = 14695981039346656037ul ^ (ulong)seed * 0x9E3779B97F4A7C15ul;
        foreach (var name in names)
        {
            foreach (var unit in name)
            {
                hash = (hash ^ unit) * 1099511628211ul;
            }

            hash = (hash ^ '/') * 1099511628211ul;
        }

        return new Draw(hash);
    }

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Percent(double share) => Fraction() * 100 < share;

    /// <summary>From the least to the most, both included.</summary>
    public int Number(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public T One<T>(IReadOnlyList<T> of) => of[Number(0, of.Count - 1)];

    /// <summary>Some of them, at least one, in their order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> of)
    {
        var picked = of.Where(_ => Percent(50)).ToList();
        return picked.Count > 0 ? picked : [One(of)];
    }

    /// <summary>All of them, in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> of) => [.. of.Select(one => (one, Key: Next())).OrderBy(p => p.Key).Select(p => p.one)];

    /// <summary>A time between the two; short ones come as often as long ones, whatever the span.</summary>
    public TimeSpan Time(TimeSpan least, TimeSpan most) => least * Math.Pow(most / least, Fraction());

    public TimeSpan Milliseconds(double least, double most) => Time(TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most));

    public TimeSpan Seconds(double least, double most) => Time(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));

    private double Fraction() => (Next() >> 11) * (1.0 / (1ul << 53));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15ul;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9ul;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBul;
        return mixed ^ (mixed >> 31);
    }
}
