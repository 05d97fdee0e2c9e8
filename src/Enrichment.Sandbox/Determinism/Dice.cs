namespace Enrichment.Sandbox.Determinism;

/// <summary>
/// A stream of choices fixed by its start value (SplitMix64). Each aspect of a subject has dice of its own, so that a new
/// choice in one aspect moves nothing in another.
/// </summary>
internal sealed class Dice(ulong state)
{
    private ulong _state = state;

    public static Dice For(long seed, string aspect, string subject) => new((ulong)StableHash.Of(seed, aspect, subject));

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>Uniform in [0, <paramref name="limit"/>).</summary>
    public int Below(int limit) => (int)((UInt128)Next() * (uint)limit >> 64);

    /// <summary>Uniform in [<paramref name="low"/>, <paramref name="high"/>], both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>A subset that keeps the order of <paramref name="choices"/>.</summary>
    public List<T> Some<T>(ReadOnlySpan<T> choices, double probability)
    {
        var taken = new List<T>();
        foreach (var choice in choices)
        {
            if (Chance(probability))
                taken.Add(choice);
        }

        return taken;
    }
}
